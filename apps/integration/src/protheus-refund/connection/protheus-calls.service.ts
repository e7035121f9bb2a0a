import { Injectable } from '@nestjs/common';
import {
  ProtheusClient,
  type CreateOutcome,
  type MedicationItem,
  type MedicationQuery,
  type PageOutcome,
  type ProtheusCallOptions,
  type ProtheusTrouble,
  type RefundItem,
} from '@ponte/protheus-refund/client';
import type { Tenant } from '../../config/tenant';
import { CallGates, type Permission } from '../gate/call-gates';
import { ExchangeLog } from './exchange-log';
import { protheusConnectionOf } from './protheus-connection-of';
import { ReadingTime } from './reading-time';

/** The call was not made: the tenant is paused, or its rate left no call in time. */
export interface NotPermitted {
  readonly kind: 'not-permitted';
  readonly reason: Exclude<Permission, 'granted'>;
}

/** Every call of this module to Protheus: gate and rate before it, a record after it. */
@Injectable()
export class ProtheusCalls {
  constructor(
    private readonly client: ProtheusClient,
    private readonly gates: CallGates,
    private readonly exchanges: ExchangeLog,
  ) {}

  /** The caller has asked the gate: between its permission and this call a mark is stored. */
  async create(tenant: Tenant, body: string, options: ProtheusCallOptions): Promise<CreateOutcome> {
    return this.recorded(tenant, await this.client.createPrescription(protheusConnectionOf(tenant), body, options));
  }

  async medicationPage(tenant: Tenant, query: MedicationQuery & { fields?: undefined }, options: ProtheusCallOptions) {
    return this.recorded(tenant, await this.client.listMedications(protheusConnectionOf(tenant), query, options));
  }

  async refundPage(tenant: Tenant, query: Parameters<ProtheusClient['refundPages']>[1], options: ProtheusCallOptions) {
    return this.recorded(tenant, await this.client.listRefunds(protheusConnectionOf(tenant), query, options));
  }

  /** All medications of a subscriber, in any status. A subscriber that Protheus does not know has none. */
  async medicationsOf(tenant: Tenant, query: MedicationQuery & { fields?: undefined }, signal: AbortSignal) {
    const time = new ReadingTime(tenant);
    const pages = this.client.medicationPages(protheusConnectionOf(tenant), query, () => ({ signal, deadline: time.deadline() }));
    const outcome = await this.allOf<MedicationItem>(tenant, pages, time);
    return 'kind' in outcome && outcome.kind === 'trouble' && outcome.error.code === 'PROTHEUS_SUBSCRIBER_UNKNOWN' ? [] : outcome;
  }

  async refundsOf(tenant: Tenant, prescriptionCode: string, signal: AbortSignal) {
    const time = new ReadingTime(tenant);
    const options = () => ({ signal, deadline: time.deadline() });
    return this.allOf<RefundItem>(tenant, this.client.refundPages(protheusConnectionOf(tenant), { prescriptionCode }, options), time);
  }

  /** One page a call, one permission a page. */
  private async allOf<Item>(
    tenant: Tenant,
    pages: AsyncGenerator<PageOutcome<Item>, void, undefined>,
    time: ReadingTime,
  ): Promise<Item[] | ProtheusTrouble | NotPermitted> {
    const items: Item[] = [];
    for (;;) {
      const permission = await time.waited((withinMs) => this.gates.permission(tenant, withinMs));
      if (permission !== 'granted') return { kind: 'not-permitted', reason: permission };
      const { done, value } = await pages.next();
      if (done || !value) return items;
      this.exchanges.add(tenant.id, value.facts);
      if (value.kind === 'trouble') return value;
      items.push(...value.items);
      if (!value.hasNext) return items;
    }
  }

  private recorded<Outcome extends CreateOutcome | PageOutcome<unknown>>(tenant: Tenant, outcome: Outcome): Outcome {
    this.exchanges.add(tenant.id, outcome.facts);
    return outcome;
  }
}
