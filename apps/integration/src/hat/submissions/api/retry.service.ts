import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { errorCatalogue, PonteError, type ErrorCode, type Language } from '@ponte/common';
import { resourceContracts, type HatResource } from '@ponte/hat/contract';
import { HatIntakeStore } from '@ponte/persistence';
import type { Caller } from '../../../edge/access/caller';
import { IntakeTransaction } from './intake-transaction.store';
import { HatEngine } from '../engine/hat-engine.service';
import type { RetryResponse } from './retry.dto';
import { RetryRepository, type RetryCandidate } from './retry.repository';
import { SubmissionService } from './submission.service';

/** Sends refused and failed items again, each only where nothing newer of its key exists (engine rule A18). */
@Injectable()
export class RetryService {
  constructor(
    private readonly submissions: SubmissionService,
    private readonly retries: RetryRepository,
    private readonly transactions: IntakeTransaction,
    private readonly intake: HatIntakeStore,
    private readonly engine: HatEngine,
  ) {}

  async retry({ tenant, keyId }: Caller, id: string, language: Language): Promise<RetryResponse> {
    const old = await this.submissions.require(tenant.id, id);
    const resource = old.resource as HatResource;
    const { event } = resourceContracts[resource];
    const response = await this.transactions.run(tenant.id, async (manager) => {
      const candidates = await this.retries.candidates(manager, tenant.id, id, resource);
      if (candidates.length === 0) throw new PonteError('RETRY_NOTHING');
      const overtaken = candidates.filter((item) => item.newer);
      const purged = candidates.filter((item) => !item.newer && item.payload === null);
      const again = candidates.filter((item) => !item.newer && item.payload !== null);
      if (!event && overtaken.length > 0)
        await this.retries.supersede(
          manager,
          id,
          overtaken.map((item) => item.changeId),
        );
      const submissionId = again.length > 0 ? randomUUID() : null;
      if (submissionId !== null) {
        await this.intake.store(manager, {
          id: submissionId,
          tenantId: tenant.id,
          resource,
          healthInsurerId: old.healthInsurerId,
          ansRegistry: old.ansRegistry,
          origin: 'retry',
          retryOf: id,
          requestedBy: keyId,
          // What was forced is forced again; for the others beside it that costs one post that the ledger might have spared.
          force: again.some((item) => item.force),
          supersedes: false,
          changes: again.map((item) => ({
            position: item.position,
            key: item.key,
            orderKey: item.orderKey,
            parentKeys: item.parentKeys ?? [],
            fieldMask: Number(item.fieldMask),
            payload: item.payload ?? '',
          })),
        });
      }
      const details = [
        ...(event ? faults(overtaken, 'RETRY_NEWER_EXISTS', language) : []),
        ...faults(purged, 'RETRY_PAYLOAD_PURGED', language),
      ];
      return { submissionId, retried: again.length, superseded: event ? 0 : overtaken.length, details };
    });
    this.engine.wake(tenant.id);
    return response;
  }
}

function faults(items: readonly RetryCandidate[], code: ErrorCode, language: Language) {
  return items.map((item) => ({ code, path: `items[${item.position}]`, message: errorCatalogue[code][language] }));
}
