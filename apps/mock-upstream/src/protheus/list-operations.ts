import { answerFields, isPrescriptionStatus, type PrescribedMedication, type Refund as RefundItem } from '@ponte/protheus-refund/contract';
import { FieldError } from '../engine/field-error';
import type { Answer, VendorCall } from '../engine/vendor';
import type { Row } from './filter-predicate';
import { listPage, pageParameters, queryValue, refuseIfBroken } from './list-page';
import { catalogued, problemAnswer, refusal, statusOf } from './protheus-answers';
import type { ProtheusState } from './protheus.state';
import type { Prescription, PrescriptionLine, Refund } from './records';

const medicationParameters = ['subscriberId', 'prescriptionCode', 'prescriptionStatus', 'medicationCode', 'expirationDate'];
const refundParameters = ['prescriptionCode', 'medicationCode'];
const medicationFields = answerFields('PrescribedMedication');
const refundFields = answerFields('Refund');

/** GET continuousMedications: one item for each medication of each prescription of a beneficiary. */
export function listMedications(state: ProtheusState, call: VendorCall): Answer {
  return asList(state, () => {
    holdToContract(call, medicationParameters);
    const subscriberId = queryValue(call, 'subscriberId');
    if (subscriberId === undefined) return keyMissing(state, 'subscriberId');
    const matches = lineFilter(state, call);
    if (!state.find('beneficiaries', subscriberId)) return refusal(state.settings, 'subscriberOfListUnknown');
    const rows: Row[] = [];
    for (const prescription of state.ofGroup('prescriptions', subscriberId)) {
      for (const line of prescription.medications) if (matches(prescription, line)) rows.push({ ...medicationItem(prescription, line) });
    }
    return { status: 200, body: JSON.stringify(listPage(call, rows, medicationFields, state.settings.defaultPageSize)) };
  });
}

/** GET continuousMedications/refunds: whoever asks, Protheus looks at the code alone. */
export function listRefunds(state: ProtheusState, call: VendorCall): Answer {
  return asList(state, () => {
    holdToContract(call, refundParameters);
    const prescriptionCode = queryValue(call, 'prescriptionCode');
    if (prescriptionCode === undefined) return keyMissing(state, 'prescriptionCode');
    const medicationCode = queryValue(call, 'medicationCode');
    if (!state.find('prescriptions', prescriptionCode)) return refusal(state.settings, 'prescriptionUnknown');
    call.about([prescriptionCode]);
    const rows = [...state.refundsOf(prescriptionCode)]
      .filter((refund) => medicationCode === undefined || refund.medicationCode === medicationCode)
      .map((refund): Row => ({ ...refundItem(refund) }));
    return { status: 200, body: JSON.stringify(listPage(call, rows, refundFields, state.settings.defaultPageSize)) };
  });
}

function asList(state: ProtheusState, answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    return problemAnswer({ status: statusOf(state.settings, 'badQuery'), reason: error.message, detail: error.message });
  }
}

function keyMissing(state: ProtheusState, key: string): Answer {
  // The message names the key as it is, the detail as it was spelt in drafts of the interface.
  const kebabKey = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return refusal(state.settings, 'queryKeyMissing', {}, [catalogued('keyAbsent', { key, kebabKey })]);
}

/** @throws FieldError */
function holdToContract(call: VendorCall, own: readonly string[]): void {
  if (!/^application\/json\b/i.test(call.headers['content-type'] ?? '')) {
    refuseIfBroken(call, 'Content-Type', 'must be application/json, on GET too');
  }
  const known = [...own, ...pageParameters];
  if (Object.keys(call.query).some((name) => !known.includes(name))) refuseIfBroken(call, 'query', `knows ${known.join(', ')}`);
}

function lineFilter(state: ProtheusState, call: VendorCall): (prescription: Prescription, line: PrescriptionLine) => boolean {
  const code = queryValue(call, 'prescriptionCode');
  const medicationCode = queryValue(call, 'medicationCode');
  const statuses = queryValue(call, 'prescriptionStatus')?.split(',');
  if (statuses?.some((status) => !isPrescriptionStatus(status))) {
    refuseIfBroken(call, 'prescriptionStatus', 'must be statuses from 0 to 6 or A, separated by commas');
  }
  const expiration = queryValue(call, 'expirationDate');
  if (expiration !== undefined && expiration !== '1' && expiration !== '2') refuseIfBroken(call, 'expirationDate', 'must be 1 or 2');
  const today = state.today();
  return (prescription, line) => {
    if (code !== undefined && prescription.prescriptionCode !== code) return false;
    if (statuses && !statuses.includes(prescription.status)) return false;
    if (medicationCode !== undefined && line.medicationCode !== medicationCode) return false;
    const isValid = line.initialDate <= today && today <= line.finalDate;
    return expiration === '1' ? isValid : expiration !== '2' || !isValid;
  };
}

function medicationItem(prescription: Prescription, line: PrescriptionLine): PrescribedMedication {
  return {
    prescription_status: prescription.status,
    prescription_code: prescription.prescriptionCode,
    initial_medication_date: line.initialDate,
    final_medication_date: line.finalDate,
    medication_code: line.medicationCode,
    medication_description: line.medicationDescription,
    unit_measure: line.unitMeasure,
    quantity_authorized: line.quantityAuthorized,
    quantity_executed: line.quantityExecuted,
    state_abbreviation: prescription.stateAbbreviation,
    professional_council: prescription.professionalCouncil,
    professional_council_number: prescription.professionalCouncilNumber,
    professional_name: prescription.professionalName,
  };
}

function refundItem(refund: Refund): RefundItem {
  return {
    prescription_code: refund.prescriptionCode,
    medication_code: refund.medicationCode,
    medication_description: refund.medicationDescription,
    protocol: refund.protocol,
    status: refund.status,
    request_date: refund.requestDate,
    quantity_requested: refund.quantityRequested,
    ...(refund.repaymentDate === undefined ? {} : { repayment_date: refund.repaymentDate }),
  };
}
