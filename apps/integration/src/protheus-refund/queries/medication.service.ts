import { Injectable } from '@nestjs/common';
import { parseFields, parseOrder, PonteError, project } from '@ponte/common';
import type { ProtheusPage } from '@ponte/protheus-refund/client';
import type { PrescriptionStatus } from '@ponte/protheus-refund/contract';
import { ProtheusFollowStore } from '@ponte/persistence/protheus-refund';
import type { Tenant } from '../../config/tenant';
import type { Caller } from '../../edge/access/caller';
import { FollowingService } from '../follow/following.service';
import { LiveReads } from './live-reads.service';
import { medicationFields, medicationView, refundFields, refundView } from './medication.mapper';
import type { MedicationListQuery, MedicationPage, RefundListQuery, RefundPage } from './medication.dto';

type Names = Readonly<Record<string, string>>;

/** What Protheus has of a beneficiary, asked while the caller waits. */
@Injectable()
export class MedicationService {
  constructor(
    private readonly reads: LiveReads,
    private readonly following: FollowingService,
    private readonly follows: ProtheusFollowStore,
  ) {}

  async medications({ tenant }: Caller, query: MedicationListQuery): Promise<MedicationPage> {
    const { page, pageSize, subscriberId, prescriptionCode, medicationCode, expirationDate } = query;
    const fields = parseFields(query.fields, namesOf(medicationFields));
    const order = vendorOrder(query.order, medicationFields);
    const prescriptionStatus = query.prescriptionStatus?.split(',') as PrescriptionStatus[] | undefined;
    const asked = { subscriberId, prescriptionCode, prescriptionStatus, medicationCode, expirationDate, page, pageSize, order };
    const answer = await this.reads.medications(tenant, asked);
    this.following.noticed(tenant, subscriberId, answer.items);
    return { items: answer.items.map((item) => project(medicationView(item), fields)), ...restOf(answer) };
  }

  async refunds({ tenant }: Caller, query: RefundListQuery): Promise<RefundPage> {
    const { page, pageSize, subscriberId, prescriptionCode, medicationCode } = query;
    const fields = parseFields(query.fields, namesOf(refundFields));
    const order = vendorOrder(query.order, refundFields);
    await this.requireOwner(tenant, subscriberId, prescriptionCode);
    const answer = await this.reads.refunds(tenant, { prescriptionCode, medicationCode, page, pageSize, order });
    // A server that ignored the code must not show somebody else's.
    const own = answer.items.filter((item) => item.prescription_code === prescriptionCode);
    return { items: own.map((item) => project(refundView(item), fields)), ...restOf(answer) };
  }

  /**
   * Protheus shows anybody's refunds to whoever knows the code; the hub does not. Whose a prescription is never changes, so what is
   * followed need not be asked again. @throws PonteError PROTHEUS_PRESCRIPTION_UNKNOWN, whether it is another's or nobody's
   */
  private async requireOwner(tenant: Tenant, subscriberId: string, prescriptionCode: string): Promise<void> {
    if (!tenant.protheus.enabled) throw new PonteError('VENDOR_DISABLED', { params: { vendor: 'Protheus' } });
    const owner = await this.follows.subscriberOf(tenant.id, prescriptionCode);
    if (owner === subscriberId) return;
    if (owner !== undefined) throw new PonteError('PROTHEUS_PRESCRIPTION_UNKNOWN');
    const items = await this.reads.itemsOf(tenant, subscriberId, prescriptionCode).catch((error: unknown) => {
      if (error instanceof PonteError && error.code === 'PROTHEUS_SUBSCRIBER_UNKNOWN') return [];
      throw error;
    });
    if (items.length === 0) throw new PonteError('PROTHEUS_PRESCRIPTION_UNKNOWN');
    this.following.noticed(tenant, subscriberId, items);
  }
}

function namesOf<Fields extends Names>(fields: Fields): (keyof Fields & string)[] {
  return Object.keys(fields);
}

function vendorOrder(order: string | undefined, fields: Names): string[] {
  return parseOrder(order, namesOf(fields)).map(({ field, descending }) => `${descending ? '-' : ''}${fields[field]}`);
}

function restOf({ hasNext, remainingRecords }: ProtheusPage<unknown>) {
  return { hasNext, ...(remainingRecords === undefined ? {} : { remainingRecords }) };
}
