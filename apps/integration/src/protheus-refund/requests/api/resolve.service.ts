import { Injectable } from '@nestjs/common';
import { PonteError, SystemClock, type Language } from '@ponte/common';
import { ProtheusRequestStore, type ProtheusRequestEntity, type StoreAnswer } from '@ponte/persistence/protheus-refund';
import type { Caller } from '../../../edge/access/caller';
import { LiveReads } from '../../queries/live-reads.service';
import { seenPrescription } from '../../follow/followed-as';
import { RequestEngine } from '../delivery/request-engine.service';
import { contentOfItems } from '../prescription-content';
import type { RequestView, ResolveRequest } from './request.dto';
import { RequestService } from './request.service';

/** Settles what nobody but a person can: whether an `unknown` was created. */
@Injectable()
export class ResolveService {
  private readonly clock = new SystemClock();

  constructor(
    private readonly requests: RequestService,
    private readonly store: ProtheusRequestStore,
    private readonly reads: LiveReads,
    private readonly engine: RequestEngine,
  ) {}

  async resolve(caller: Caller, id: string, { outcome, prescriptionCode }: ResolveRequest, language: Language): Promise<RequestView> {
    const row = await this.requests.require(caller.tenant.id, id);
    if ((outcome === 'created') !== (prescriptionCode !== undefined))
      throw new PonteError('VALIDATION_FAILED', { details: [{ code: 'PRESCRIPTION_CODE_REQUIRED', path: 'prescriptionCode' }] });
    if (row.state !== 'unknown') throw new PonteError('REQUEST_NOT_UNKNOWN', { params: { state: row.state } });
    const answer = await this.settle(caller, row, outcome, prescriptionCode);
    if (answer === 'taken') throw new PonteError(outcome === 'created' ? 'PROTHEUS_CODE_TAKEN' : 'REQUEST_SUBSCRIBER_BUSY');
    const view = await this.requests.get(caller, id, language);
    if (answer === 'stale') throw new PonteError('REQUEST_NOT_UNKNOWN', { params: { state: view.state } });
    return view;
  }

  private async settle(
    caller: Caller,
    row: ProtheusRequestEntity,
    outcome: ResolveRequest['outcome'],
    prescriptionCode = '',
  ): Promise<StoreAnswer> {
    const { tenant, keyId: resolvedBy } = caller;
    if (outcome === 'notCreated')
      return this.store.resolve(tenant.id, row.id, { state: 'failed', error: { code: 'PROTHEUS_NOT_CREATED' }, resolvedBy });
    if (outcome === 'sendAgain') {
      const answer = await this.store.sendAgain(tenant.id, row.id, resolvedBy);
      this.engine.wake(tenant.id);
      return answer;
    }
    const items = await this.reads.itemsOf(tenant, row.subscriberId, prescriptionCode);
    if (items.length === 0)
      throw new PonteError('VALIDATION_FAILED', { details: [{ code: 'PRESCRIPTION_NOT_OF_SUBSCRIBER', path: 'prescriptionCode' }] });
    return this.store.resolve(tenant.id, row.id, {
      state: 'created',
      prescriptionCode,
      prescription: contentOfItems(items, row.subscriberId),
      followed: seenPrescription(items, tenant.protheus, this.clock.now()),
      firstLookMs: tenant.protheus.pollIntervalMs,
      resolvedBy,
    });
  }
}
