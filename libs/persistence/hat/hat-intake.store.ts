import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockClaim, lockIntake } from './hat-locks';
import { idArray, lines, rowsOf } from './pg-values';
import { insertChanges, insertSubmission, supersedeOlder } from './sql';

/** Changes per statement. */
const sliceSize = 2_500;

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
    const { tenantId, changes } = submission;
    await lockIntake(manager, tenantId);
    const repeated = repeatedOrderKeys(changes);
    // What repeats a key is judged together; all else goes in slices, so that memory does not grow with the size of a request.
    const size = repeated.length > 0 ? changes.length : sliceSize;
    const busy: string[] = [];
    let unchanged = 0;
    let first: string | undefined;
    let last = '0';
    for (let from = 0; from < changes.length; from += size) {
      const counted = await this.insert(manager, submission, changes.slice(from, from + size), repeated);
      unchanged += counted.unchanged;
      first ??= counted.first_id;
      last = counted.last_id;
      busy.push(...counted.busy_ids);
    }
    await this.insertSubmission(manager, submission, changes.length - unchanged, first ?? last, last);
    if (submission.supersedes && busy.length > 0) {
      await lockClaim(manager, tenantId);
      await manager.query(supersedeOlder, [tenantId, submission.resource, idArray(busy)]);
    }
    await manager.query(`SELECT pg_notify('hat_work', $1)`, [String(tenantId)]);
    return { accepted: changes.length, unchanged };
  }

  private async insert(manager: EntityManager, submission: NewSubmission, changes: readonly PreparedChange[], repeated: readonly string[]) {
    const [counted] = rowsOf<{ first_id: string; last_id: string; unchanged: number; busy_ids: string[] }>(
      await manager.query(insertChanges, [
        submission.tenantId,
        submission.id,
        submission.resource,
        submission.healthInsurerId,
        submission.force,
        lines(changes.map((change) => change.position)),
        lines(changes.map((change) => change.key)),
        lines(changes.map((change) => change.orderKey)),
        lines(changes.map((change) => change.parentKeys.join(' '))),
        lines(changes.map((change) => change.fieldMask)),
        lines(changes.map((change) => change.payload)),
        repeated,
      ]),
    );
    if (!counted) throw new Error('insert-changes answered no row');
    return counted;
  }

  private async insertSubmission(
    manager: EntityManager,
    submission: NewSubmission,
    open: number,
    first: string,
    last: string,
  ): Promise<void> {
    await manager.query(insertSubmission, [
      submission.id,
      submission.tenantId,
      submission.resource,
      submission.healthInsurerId,
      submission.ansRegistry,
      submission.origin,
      submission.retryOf ?? null,
      submission.requestedBy ?? null,
      submission.changes.length,
      open,
      first,
      last,
    ]);
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
