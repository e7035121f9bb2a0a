import { Injectable } from '@nestjs/common';
import { PonteError, SystemClock } from '@ponte/common';
import type { MedicationItem, MedicationQuery, PageOutcome, ProtheusPage, RefundItem, RefundQuery } from '@ponte/protheus-refund/client';
import { isBrokenCircuitError, isBulkheadRejectedError, type IPolicy } from 'cockatiel';
import type { Tenant } from '../../config/tenant';
import { ProtheusCalls } from '../connection/protheus-calls.service';
import { CallGates } from '../gate/call-gates';
import { breakMs, livePolicy } from './live-policy';
import { troubleError } from './trouble-error';

type Whole<Query> = Query & { fields?: undefined };

/** Pages of one beneficiary that are searched for a prescription. */
const mostPages = 100;

/** Reads at Protheus while a caller waits. What goes wrong is thrown as the error to be answered. */
@Injectable()
export class LiveReads {
  private readonly policies = new Map<number, IPolicy>();
  private readonly clock = new SystemClock();

  constructor(
    private readonly calls: ProtheusCalls,
    private readonly gates: CallGates,
  ) {}

  medications(tenant: Tenant, query: Whole<MedicationQuery>): Promise<ProtheusPage<MedicationItem>> {
    const deadline = this.deadline(tenant);
    return this.read(tenant, deadline, () => this.calls.medicationPage(tenant, query, { deadline }));
  }

  refunds(tenant: Tenant, query: Whole<RefundQuery>): Promise<ProtheusPage<RefundItem>> {
    const deadline = this.deadline(tenant);
    return this.read(tenant, deadline, () => this.calls.refundPage(tenant, query, { deadline }));
  }

  /** The items of one prescription of a beneficiary; empty when it is not this beneficiary's. Protheus' own filter is not taken on trust. */
  async itemsOf(tenant: Tenant, subscriberId: string, prescriptionCode: string): Promise<MedicationItem[]> {
    const deadline = this.deadline(tenant);
    const found: MedicationItem[] = [];
    for (let page = 1; page <= mostPages; page++) {
      const query = { subscriberId, prescriptionCode, page, pageSize: 100 };
      const { items, hasNext } = await this.read(tenant, deadline, () => this.calls.medicationPage(tenant, query, { deadline }));
      found.push(...items.filter((item) => item.prescription_code === prescriptionCode));
      if (!hasNext) break;
    }
    return found;
  }

  private async read<Item>(tenant: Tenant, deadline: Date, call: () => Promise<PageOutcome<Item>>): Promise<ProtheusPage<Item>> {
    if (!tenant.protheus.enabled) throw new PonteError('VENDOR_DISABLED', { params: { vendor: 'Protheus' } });
    try {
      const outcome = await this.policyOf(tenant.id).execute(async () => {
        const permission = await this.gates.permission(tenant, Math.max(0, deadline.getTime() - this.clock.now().getTime()));
        if (permission === 'paused') throw new PonteError('PROTHEUS_PAUSED', { retryAfterSeconds: 30 });
        if (permission === 'late') throw new PonteError('PROTHEUS_OVERLOADED', { retryAfterSeconds: 1 });
        return call();
      });
      if (outcome.kind === 'trouble') throw troubleError(outcome);
      return outcome;
    } catch (error) {
      if (isBrokenCircuitError(error)) throw new PonteError('PROTHEUS_OVERLOADED', { retryAfterSeconds: breakMs / 1000 });
      if (isBulkheadRejectedError(error)) throw new PonteError('PROTHEUS_OVERLOADED', { retryAfterSeconds: 1 });
      throw error;
    }
  }

  private policyOf(tenantId: number): IPolicy {
    let policy = this.policies.get(tenantId);
    if (!policy) this.policies.set(tenantId, (policy = livePolicy()));
    return policy;
  }

  private deadline({ protheus }: Tenant): Date {
    return new Date(this.clock.now().getTime() + protheus.timeoutMs);
  }
}
