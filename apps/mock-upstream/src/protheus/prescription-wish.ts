import { FieldError } from '../engine/field-error';
import { exampleProfessionals } from './example-records';
import type { ProtheusState } from './protheus.state';
import type { Prescription, PrescriptionLine } from './records';

/** A prescription as somebody wants it to be there; what is left out is as in one that was just registered. */
export type PrescriptionWish = Pick<Prescription, 'subscriberId'> &
  Partial<Omit<Prescription, 'medications'>> & {
    medications: readonly (Pick<PrescriptionLine, 'medicationCode'> & Partial<PrescriptionLine>)[];
  };

/**
 * A whole prescription from a part of one, with a code of its own unless it names one.
 * @throws FieldError
 */
export function wishedPrescription(state: ProtheusState, wish: Readonly<Record<string, unknown>>): unknown {
  const beneficiary = state.find('beneficiaries', String(wish.subscriberId));
  if (!beneficiary) throw new FieldError('subscriberId', 'is no beneficiary of this world');
  const { medications } = wish;
  if (!Array.isArray(medications)) throw new FieldError('medications', 'must be an array');
  const today = state.today();
  const { startValidityDate = today, registrationDate = today } = wish;
  const { endValidityDate = startValidityDate } = wish;
  const lines = medications.map((line: unknown, at) => ({
    unitMeasure: '',
    quantityAuthorized: 0,
    quantityExecuted: 0,
    initialDate: startValidityDate,
    finalDate: endValidityDate,
    ...knownMedication(state, line, `medications.${at}`),
  }));
  const dates = { registrationDate, startValidityDate, endValidityDate };
  const day = typeof registrationDate === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(registrationDate) ? registrationDate : today;
  const prescriptionCode = wish.prescriptionCode ?? state.nextPrescriptionCode(beneficiary.healthInsurerCode, day);
  return { status: '1', ...exampleProfessionals[0], ...wish, ...dates, prescriptionCode, medications: lines };
}

/** The medication that a part names, with what else the part tells. @throws FieldError */
function knownMedication(state: ProtheusState, part: unknown, field: string): Record<string, unknown> {
  if (typeof part !== 'object' || part === null) throw new FieldError(field, 'must be an object');
  const { medicationCode, tableCode = '04' } = part as Record<string, unknown>;
  const medication = state.find('medications', `${String(tableCode)}:${String(medicationCode)}`);
  if (!medication) throw new FieldError(`${field}.medicationCode`, 'is no medication of this world');
  return { ...medication, ...part };
}
