import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { PonteError, type Language } from '@ponte/common';
import { ProtheusRequestStore } from '@ponte/persistence/protheus-refund';
import type { Tenant } from '../../../config/tenant';
import type { Caller } from '../../../edge/access/caller';
import type { IdempotencyScope } from '../../../edge/idempotency/idempotency-scope';
import { IdempotentTransaction, type Answer } from '../../../edge/idempotency/idempotent-transaction.store';
import { AttachmentBox } from '../../connection/attachment-box';
import { RequestRepository } from '../api/request.repository';
import { RequestEngine } from '../delivery/request-engine.service';
import { acceptedAnswer, answerOf } from './intake-answer';
import { readPrescription } from './prescription-reader';

/** Between two looks at a request that somebody else is taking to Protheus. */
const lookEveryMs = 100;

export interface IntakeOptions {
  wait: boolean;
  scope: IdempotencyScope | undefined;
  language: Language;
}

/** Accepts a prescription: checked whole, stored, answered with what became of it when that is known in time. */
@Injectable()
export class PrescriptionIntake {
  constructor(
    private readonly transactions: IdempotentTransaction,
    private readonly store: ProtheusRequestStore,
    private readonly requests: RequestRepository,
    private readonly box: AttachmentBox,
    private readonly engine: RequestEngine,
  ) {}

  /** A repeated Idempotency-Key answers 202 with the Location of the first call: nothing is stored or sent a second time. */
  async accept({ tenant, keyId }: Caller, text: string | undefined, { wait, scope, language }: IntakeOptions): Promise<Answer> {
    if (!tenant.protheus.enabled) throw new PonteError('VENDOR_DISABLED', { params: { vendor: 'Protheus' } });
    const hosts = tenant.protheus.attachmentHosts;
    // A repeated key is answered before its body is looked at; without one no connection is held while reading.
    const early = scope ? undefined : readPrescription(text, hosts);
    const id = randomUUID();
    let isNew = false;
    const answer = await this.transactions.run(scope, async (manager) => {
      const { subscriberId, body, hrefs } = early ?? readPrescription(text, hosts);
      const sealedAttachments = this.box.seal(id, hrefs);
      await this.store.insert(manager, { id, tenantId: tenant.id, subscriberId, body, sealedAttachments, requestedBy: keyId });
      isNew = true;
      return acceptedAnswer(id, 'received');
    });
    if (isNew && wait) return this.outcomeInTime(tenant, id, language);
    if (isNew) this.engine.wake(tenant.id);
    return answer;
  }

  private async outcomeInTime(tenant: Tenant, id: string, language: Language): Promise<Answer> {
    const until = performance.now() + tenant.protheus.timeoutMs;
    const impatient = new AbortController();
    const timeUp = delay(tenant.protheus.timeoutMs, false, { signal: impatient.signal }).catch(() => false);
    const delivered = await Promise.race([this.engine.deliverNow(tenant, id), timeUp]);
    impatient.abort();
    this.engine.wake(tenant.id);
    for (;;) {
      const row = await this.requests.find(tenant.id, id);
      if (!row) throw new PonteError('NOT_FOUND');
      // A step of ours that left it open has lost the answer, or found Protheus away: the caller need not wait for that.
      if (row.nextStepAt === null || delivered || performance.now() >= until) return answerOf(row, language);
      await delay(Math.min(lookEveryMs, Math.max(1, until - performance.now())));
    }
  }
}
