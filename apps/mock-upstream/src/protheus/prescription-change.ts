import { FieldError } from '../engine/field-error';
import type { ProtheusState } from './protheus.state';
import { checkRecord } from './record-schemas';
import type { Prescription, PrescriptionLine, Refund } from './records';
import { changedRefund, newRefund, type RefundChange, type RefundWish } from './refund-wish';

/** What may become of a prescription: fields of it, of its medications by their code, and its refund protocols. */
export type PrescriptionChange = Partial<Omit<Prescription, 'prescriptionCode' | 'subscriberId' | 'medications'>> & {
  medications?: readonly (Pick<PrescriptionLine, 'medicationCode'> & Partial<PrescriptionLine>)[];
  /** With `protocol`: that protocol is changed. Without: a new one is made. */
  refunds?: readonly (RefundWish | (RefundChange & Pick<Refund, 'protocol'>))[];
};

/** What an analyst's approval authorizes in the document's example. */
const authorizedByApproval = 9_999;

/**
 * Changes a prescription and its refund protocols, all or nothing.
 * @throws FieldError
 */
export function changePrescription(state: ProtheusState, present: Prescription, change: Readonly<Record<string, unknown>>): void {
  const { medications, refunds = [], ...fields } = change;
  if (fields.prescriptionCode !== undefined && fields.prescriptionCode !== present.prescriptionCode)
    throw new FieldError('prescriptionCode', 'cannot be changed');
  if (fields.subscriberId !== undefined && fields.subscriberId !== present.subscriberId)
    throw new FieldError('subscriberId', 'cannot be changed');
  if (!Array.isArray(refunds)) throw new FieldError('refunds', 'must be an array');
  const changed = { ...present, ...fields, medications: changedLines(present, medications, fields) };
  const written = checkRecord('prescriptions', changed);
  const wholeRefund = (refund: unknown, at: number): unknown => {
    if (typeof refund !== 'object' || refund === null) throw new FieldError(`refunds.${at}`, 'must be an object');
    const part = refund as Readonly<Record<string, unknown>>;
    return part.protocol === undefined ? newRefund(state, written, part) : changedRefund(state, written, part);
  };
  // All are looked at before anything is written, and each gets its number only when the one before has been.
  refunds.forEach((refund, at) => checkRecord('refunds', wholeRefund(refund, at)));
  state.put('prescriptions', written);
  refunds.forEach((refund, at) => state.put('refunds', wholeRefund(refund, at)));
}

function changedLines(present: Prescription, parts: unknown, fields: Readonly<Record<string, unknown>>): PrescriptionLine[] {
  if (parts !== undefined && !Array.isArray(parts)) throw new FieldError('medications', 'must be an array');
  const given = (parts ?? []) as readonly Readonly<Record<string, unknown>>[];
  const known = new Set(present.medications.map(({ medicationCode }) => medicationCode));
  given.forEach((part, at) => {
    if (!known.has(String((part as { medicationCode?: unknown } | null)?.medicationCode)))
      throw new FieldError(`medications.${at}.medicationCode`, 'is no medication of this prescription');
  });
  return present.medications.map((line) => {
    const part = given.find(({ medicationCode }) => medicationCode === line.medicationCode);
    return { ...line, ...validityOf(fields), ...approvalOf(line, fields), ...part };
  });
}

/** The medications of a prescription are valid as long as the prescription is. */
function validityOf({ startValidityDate, endValidityDate }: Readonly<Record<string, unknown>>): Partial<PrescriptionLine> {
  return {
    ...(startValidityDate === undefined ? {} : { initialDate: startValidityDate as string }),
    ...(endValidityDate === undefined ? {} : { finalDate: endValidityDate as string }),
  };
}

function approvalOf({ quantityAuthorized }: PrescriptionLine, { status }: Readonly<Record<string, unknown>>): Partial<PrescriptionLine> {
  return status === '3' && quantityAuthorized === 0 ? { quantityAuthorized: authorizedByApproval } : {};
}
