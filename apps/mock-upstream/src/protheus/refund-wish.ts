import { FieldError } from '../engine/field-error';
import type { ProtheusState } from './protheus.state';
import type { Prescription, Refund } from './records';

/** A refund protocol as somebody wants it to be; the first medication of the prescription, asked for today, unless told. */
export type RefundWish = Partial<Omit<Refund, 'prescriptionCode' | 'medicationDescription'>>;

/** Null takes the day of repayment away. */
export type RefundChange = Partial<Omit<Refund, 'protocol' | 'prescriptionCode' | 'repaymentDate'>> & { repaymentDate?: string | null };

/** A whole refund protocol from a part of one, under a new number unless it names one. @throws FieldError */
export function newRefund(state: ProtheusState, prescription: Prescription, wish: Readonly<Record<string, unknown>>): unknown {
  const { medicationCode = prescription.medications[0]?.medicationCode } = wish;
  const medication = prescription.medications.find((line) => line.medicationCode === medicationCode);
  if (!medication) throw new FieldError('medicationCode', 'is no medication of this prescription');
  const { prescriptionCode } = prescription;
  if (wish.prescriptionCode !== undefined && wish.prescriptionCode !== prescriptionCode)
    throw new FieldError('prescriptionCode', 'is another prescription');
  return {
    status: '1',
    requestDate: state.today(),
    quantityRequested: 1,
    ...wish,
    protocol: wish.protocol ?? state.nextProtocol(prescription),
    prescriptionCode,
    medicationCode,
    medicationDescription: wish.medicationDescription ?? medication.medicationDescription,
  };
}

/** A refund protocol of the prescription with some fields changed; null removes a field. @throws FieldError */
export function changedRefund(
  state: ProtheusState,
  { prescriptionCode }: Pick<Prescription, 'prescriptionCode'>,
  change: Readonly<Record<string, unknown>>,
): unknown {
  const present = state.find('refunds', String(change.protocol));
  if (present?.prescriptionCode !== prescriptionCode) throw new FieldError('protocol', 'is no refund protocol of this prescription');
  if (change.prescriptionCode !== undefined && change.prescriptionCode !== prescriptionCode)
    throw new FieldError('prescriptionCode', 'cannot be changed');
  return Object.fromEntries(Object.entries({ ...present, ...change }).filter(([, value]) => value !== null));
}
