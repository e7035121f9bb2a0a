import { jsonFaultPosition } from '@ponte/common';
import type { PrescriptionAnswer, PrescriptionRequest, ProtheusFault } from '@ponte/protheus-refund/contract';
import type { Answer, VendorCall } from '../engine/vendor';
import { attachmentFailure } from './attachment-failure';
import { bodyFaults } from './body-faults';
import { catalogued, problemAnswer, refusal, statusOf } from './protheus-answers';
import type { PrescriptionDraft } from './protheus-entry';
import type { ProtheusState } from './protheus.state';
import type { Prescription } from './records';

/** POST continuousMedications. The checks run in the order of their codes; the first that fails is the answer. */
export function createPrescription(state: ProtheusState, call: VendorCall): Answer {
  const { settings } = state;
  const body = readJson(call.text);
  if ('remainder' in body) return refusal(settings, 'bodyNotJson', body);
  const faults = bodyFaults(body.value);
  if (faults.length > 0) return refusal(settings, 'bodyInvalid', {}, faults);

  const request = body.value as PrescriptionRequest;
  const { healthInsurerCode, subscriberId } = request;
  if (!state.find('insurers', healthInsurerCode)) return refusal(settings, 'insurerUnknown', { healthInsurerCode });
  const beneficiary = state.find('beneficiaries', subscriberId);
  if (beneficiary?.healthInsurerCode !== healthInsurerCode) return refusal(settings, 'subscriberUnknown', { subscriberId });
  const refused = [...unknownMedications(state, request), ...failedAttachments(state, request)];
  if (refused.length > 0) return refusal(settings, 'prescriptionRefused', {}, refused);

  return register(state, call, request, beneficiary.name);
}

function register(state: ProtheusState, call: VendorCall, request: PrescriptionRequest, subscriberName: string): Answer {
  const { fault } = call;
  const draft = draftOf(state, request);
  // Nobody reads these answers: the engine resets the connection.
  if (fault?.kind === 'resetAfter' && fault.applied === false) return problemAnswer({ status: 500, reason: 'never created' });
  if (fault?.kind === 'late' || (fault?.kind === 'resetAfter' && fault.lateMs !== undefined)) {
    state.registerLater(request.healthInsurerCode, draft, fault.lateMs ?? 0);
    return problemAnswer({ status: 500, reason: 'created later' });
  }
  const prescription = state.register(request.healthInsurerCode, draft);
  call.about([prescription.prescriptionCode]);
  const body = JSON.stringify(answerOf(prescription, subscriberName));
  return { status: statusOf(state.settings, 'prescriptionCreated'), body };
}

/** A new prescription has status 1 and is valid on the day it was written alone, until an analyst extends it. */
function draftOf(state: ProtheusState, request: PrescriptionRequest): PrescriptionDraft {
  const { subscriberId, professionalCouncil, stateAbbreviation, professionalCouncilNumber, professionalName } = request;
  const { prescriptionDate: date } = request;
  const medications = request.medications.map(({ tableCode, medicationCode }) => ({
    tableCode,
    medicationCode,
    medicationDescription: medicationOf(state, tableCode, medicationCode)?.medicationDescription ?? '',
    unitMeasure: '',
    quantityAuthorized: 0,
    quantityExecuted: 0,
    initialDate: date,
    finalDate: date,
  }));
  const professional = { professionalCouncil, stateAbbreviation, professionalCouncilNumber, professionalName };
  return { status: '1', subscriberId, ...professional, startValidityDate: date, endValidityDate: date, medications };
}

function answerOf(prescription: Prescription, subscriberName: string): PrescriptionAnswer {
  const { prescriptionCode, status, subscriberId, registrationDate, startValidityDate, endValidityDate } = prescription;
  const { professionalCouncil, stateAbbreviation, professionalCouncilNumber, professionalName, medications } = prescription;
  return {
    prescriptionCode,
    status,
    prescriptionDescription: `Receita Nº ${prescriptionCode}.`,
    subscriberId,
    subscriberName,
    registrationDate,
    professionalCouncil,
    stateAbbreviation,
    professionalCouncilNumber,
    professionalName,
    startValidityDate,
    endValidityDate,
    medications: medications.map(({ tableCode, medicationCode, medicationDescription }) => ({
      tableCode,
      medicationCode,
      medicationDescription,
    })),
  };
}

function unknownMedications(state: ProtheusState, { medications }: PrescriptionRequest): ProtheusFault[] {
  return medications
    .filter(({ tableCode, medicationCode }) => !medicationOf(state, tableCode, medicationCode))
    .map(() => catalogued('recordAbsent', { alias: 'BR8', order: '1', column: 'B7D_CODMED', rule: 'REGNOIS' }));
}

function failedAttachments({ settings }: ProtheusState, { attachments }: PrescriptionRequest): ProtheusFault[] {
  return attachments.flatMap(({ href }) => {
    const failure = attachmentFailure(href, settings.attachmentRules);
    return failure ? [catalogued('attachmentNotDownloaded', { status: String(failure.status), reason: failure.reason, href })] : [];
  });
}

function medicationOf(state: ProtheusState, tableCode: string, medicationCode: string) {
  return state.find('medications', `${tableCode}:${medicationCode}`);
}

function readJson(text: string): { value: unknown } | { remainder: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { remainder: text.slice(jsonFaultPosition(text)) };
  }
}
