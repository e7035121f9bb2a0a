import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockClaim, lockIntake } from './hat-locks';
import { idArray, lines, rowsOf } from './pg-values';
import { insertChanges, supersedeOlder } from './sql';

/** One checked item, ready to be stored. */
export interface PreparedChange {
  /** Index in the caller's array. */
  position: number;
  key: string;
  orderKey: string;
  /** Order keys that must have nothing older open before this one goes. */
  parentKeys: readonly string[];
  fieldMask: number;
  /** Canonical JSON: ISO dates, M/F, trimmed, sorted fields. */
  payload: string;
}

export interface NewSubmission {
  id: string;
  tenantId: number;
  resource: string;
  healthInsurerId: string;
  ansRegistry: string;
  origin: 'api' | 'retry' | 'repost';
  retryOf?: string;
  requestedBy?: string;
  force: boolean;
  /** Upserts may be superseded by newer ones; events never are. */
  supersedes: boolean;
  changes: readonly PreparedChange[];
}

/** Writes submissions, inside the caller's transaction. */
@Injectable()
export class HatIntakeStore {
  /** @returns how many were accepted and how many of them HAT already holds */
  async store(manager: EntityManager, submission: NewSubmission): Promise<{ accepted: number; unchanged: number }> {
    const { tenantId, resource, changes } = submission;
    await lockIntake(manager, tenantId);
    const [counted] = rowsOf<{ accepted: number; unchanged: number; busy_ids: string[] }>(
      await manager.query(insertChanges, [
        tenantId,
        submission.id,
        resource,
        submission.healthInsurerId,
        submission.ansRegistry,
        submission.origin,
        submission.retryOf ?? null,
        submission.requestedBy ?? null,
        submission.force,
        lines(changes.map((change) => change.position)),
        lines(changes.map((change) => change.key)),
        lines(changes.map((change) => change.orderKey)),
        lines(changes.map((change) => change.parentKeys.join(' '))),
        lines(changes.map((change) => change.fieldMask)),
        lines(changes.map((change) => change.payload)),
        repeatedOrderKeys(changes),
      ]),
    );
    if (!counted) throw new Error('insert-changes answered no row');
    if (submission.supersedes && counted.busy_ids.length > 0) {
      await lockClaim(manager, tenantId);
      await manager.query(supersedeOlder, [tenantId, resource, idArray(counted.busy_ids)]);
    }
    await manager.query(`SELECT pg_notify('hat_work', $1)`, [String(tenantId)]);
    return { accepted: counted.accepted, unchanged: counted.unchanged };
  }
}

function repeatedOrderKeys(changes: readonly PreparedChange[]): string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { orderKey } of changes) {
    if (seen.has(orderKey)) repeated.add(orderKey);
    seen.add(orderKey);
  }
  return [...repeated];
}
