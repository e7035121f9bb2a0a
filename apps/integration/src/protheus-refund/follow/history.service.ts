import { Injectable } from '@nestjs/common';
import { pageOf, parseFields, parseOrder, PonteError, project } from '@ponte/common';
import type { ProtheusStatusEventEntity } from '@ponte/persistence/protheus-refund';
import type { Caller } from '../../edge/access/caller';
import { prescriptionStatusView, refundStatusView } from '../status.dto';
import type { FollowedPrescriptionView, HistoryQuery, PrescriptionHistory, StatusEventView } from './history.dto';
import { HistoryRepository } from './history.repository';

const eventFields = ['kind', 'protocol', 'medicationCode', 'status', 'seenAt'] as const;

/** The story of a followed prescription and its refunds. */
@Injectable()
export class HistoryService {
  constructor(private readonly histories: HistoryRepository) {}

  async history(caller: Caller, code: string, query: HistoryQuery): Promise<PrescriptionHistory> {
    const fields = parseFields(query.fields, eventFields);
    const [order] = parseOrder(query.order, ['seenAt'] as const);
    const { page, pageSize } = query;
    const [prescription, events] = await Promise.all([
      this.prescription(caller, code),
      this.histories.events(caller.tenant.id, code, { page, pageSize, newestFirst: order?.descending === true }),
    ]);
    const story = pageOf(events, pageSize);
    return { ...prescription, items: story.items.map((event) => project(eventView(event), fields)), hasNext: story.hasNext };
  }

  /** What was last seen. @throws PonteError NOT_FOUND, for another tenant's prescription too */
  async prescription({ tenant }: Caller, code: string): Promise<FollowedPrescriptionView> {
    const [prescription, refunds] = await Promise.all([
      this.histories.prescription(tenant.id, code),
      this.histories.refunds(tenant.id, code),
    ]);
    if (!prescription) throw new PonteError('NOT_FOUND');
    const { prescriptionCode, subscriberId, status, validUntil, final, followedSince, seenAt } = prescription;
    return {
      prescriptionCode,
      subscriberId,
      status: status === null ? null : prescriptionStatusView(status),
      validUntil,
      final,
      followedSince,
      seenAt,
      refunds: refunds.map((refund) => ({
        protocol: refund.protocol,
        medicationCode: refund.medicationCode,
        status: refundStatusView(refund.status),
        final: refund.final,
        requestDate: refund.requestDate,
        repaymentDate: refund.repaymentDate,
        quantityRequested: refund.quantityRequested,
      })),
    };
  }
}

function eventView({ protocol, medicationCode, status, seenAt }: ProtheusStatusEventEntity): StatusEventView {
  if (protocol === null) return { kind: 'prescription', status: prescriptionStatusView(status), seenAt };
  return { kind: 'refund', protocol, medicationCode: medicationCode ?? undefined, status: refundStatusView(status), seenAt };
}
