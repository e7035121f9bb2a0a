import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PonteError } from '@ponte/common';
import { hatResources, resourceContracts, type HatResource } from '@ponte/hat/contract';
import { HatIntakeStore, HatItemStore } from '@ponte/persistence';
import type { EntityManager } from 'typeorm';
import { apiPrefix } from '../../../edge/api-prefix';
import type { Caller } from '../../../edge/access/caller';
import type { IdempotencyScope } from '../../../edge/idempotency/idempotency-scope';
import { IdempotentTransaction, type Answer } from '../../../edge/idempotency/idempotent-transaction.store';
import { HatEngine } from '../engine/hat-engine.service';
import type { AcceptedSubmission } from './intake.dto';
import { rejectedItems } from './rejected-items';
import { readSubmission } from './submission-reader';

export interface IntakeOptions {
  partial: boolean;
  force: boolean;
  scope: IdempotencyScope | undefined;
  language: 'pt' | 'en';
}

/** Accepts registration data: checked whole, stored in one transaction, answered when committed. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly transactions: IdempotentTransaction,
    private readonly intake: HatIntakeStore,
    private readonly items: HatItemStore,
    private readonly engine: HatEngine,
  ) {}

  /** @returns the answer, as text and with its Location: the same for a repeated Idempotency-Key */
  async accept(caller: Caller, resourceName: string, body: string | undefined, options: IntakeOptions): Promise<Answer> {
    const resource = resourceOf(resourceName);
    const { tenant } = caller;
    if (!tenant.hat.enabled) throw new PonteError('VENDOR_DISABLED', { params: { vendor: 'HAT' } });
    if (options.force && caller.role !== 'operator' && caller.role !== 'admin')
      throw new PonteError('FORBIDDEN', { params: { role: 'operator' } });
    const reading = (manager?: EntityManager) =>
      readSubmission(resource, body, {
        insurers: tenant.hat.insurers,
        partial: options.partial,
        knownMembers: (insurer, prefix) => this.items.knownMembers(tenant.id, insurer, prefix, manager),
      });
    // A repeated Idempotency-Key is answered before its body is looked at; without one no connection is held while reading.
    const early = options.scope ? undefined : await reading();
    const id = randomUUID();
    const answer = await this.transactions.run(options.scope, async (manager) => {
      const read = early ?? (await reading(manager));
      const { accepted, unchanged } = await this.intake.store(manager, {
        id,
        tenantId: tenant.id,
        resource,
        healthInsurerId: read.healthInsurerId,
        ansRegistry: read.ansRegistry,
        origin: 'api',
        requestedBy: caller.keyId,
        force: options.force,
        supersedes: !resourceContracts[resource].event,
        changes: read.changes,
      });
      const content: AcceptedSubmission = {
        submissionId: id,
        resource,
        accepted,
        status: unchanged === accepted ? 'completed' : 'processing',
        ...(options.partial ? { rejected: rejectedItems(read.refused, options.language) } : {}),
      };
      return { status: 202, body: JSON.stringify(content), location: `/${apiPrefix}/hat/submissions/${id}` };
    });
    this.engine.wake(tenant.id);
    return answer;
  }
}

/** @throws PonteError RESOURCE_UNKNOWN */
export function resourceOf(name: string): HatResource {
  const resource = hatResources.find((known) => known === name);
  if (!resource) throw new PonteError('RESOURCE_UNKNOWN', { params: { allowed: hatResources.join(', ') } });
  return resource;
}
