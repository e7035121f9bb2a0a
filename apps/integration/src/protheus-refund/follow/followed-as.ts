import type { SeenPrescription, SeenRefund } from '@ponte/persistence/protheus-refund';
import type { MedicationItem, RefundItem } from '@ponte/protheus-refund/client';
import type { ProtheusSettings } from '../../config/protheus-settings';
import { brazilianDay, plainDay } from '../plain-day';
import type { PrescriptionContent } from '../requests/prescription-content';

type Finals = Pick<ProtheusSettings, 'finalPrescriptionStatuses' | 'finalAfterValidity' | 'finalRefundStatuses' | 'finalWhenRepaid'>;

/** A prescription as it was created. */
export function followedAs(content: PrescriptionContent, finals: Finals, now: Date): SeenPrescription {
  return seen(content.prescriptionCode, content.status ?? '1', content.endValidityDate ?? undefined, finals, now);
}

/** A prescription as the list shows it: it is valid as long as any of its medications is. */
export function seenPrescription(items: readonly MedicationItem[], finals: Finals, now: Date): SeenPrescription {
  const [first] = items;
  if (!first) throw new Error('a prescription has at least one medication');
  const validUntil = items
    .flatMap((item) => plainDay(item.final_medication_date) ?? [])
    .sort()
    .at(-1);
  return seen(first.prescription_code, first.prescription_status, validUntil, finals, now);
}

export function seenRefund(item: RefundItem, { finalRefundStatuses, finalWhenRepaid }: Finals): SeenRefund {
  const repaymentDate = plainDay(item.repayment_date);
  return {
    protocol: item.protocol,
    medicationCode: item.medication_code,
    status: item.status,
    final: finalRefundStatuses.includes(item.status) || (finalWhenRepaid.includes(item.status) && repaymentDate !== undefined),
    requestDate: plainDay(item.request_date),
    repaymentDate,
    quantityRequested: storableQuantity(item.quantity_requested),
  };
}

/** What the column holds: a quantity beyond it is no quantity, and must not keep the rest from being stored. */
function storableQuantity(quantity: number | undefined): number | undefined {
  return quantity !== undefined && Math.abs(quantity) < 2 ** 31 ? quantity : undefined;
}

function seen(code: string, status: string, validUntil: string | undefined, finals: Finals, now: Date): SeenPrescription {
  const isOver = validUntil !== undefined && validUntil < brazilianDay(now);
  const final = finals.finalPrescriptionStatuses.includes(status) || (finals.finalAfterValidity.includes(status) && isOver);
  return { code, status, validUntil, final };
}
