import type { CreatedPrescription, MedicationItem } from '@ponte/protheus-refund/client';
import { plainDay } from '../plain-day';

/** A created prescription as the hub keeps it; what Protheus did not tell is null. */
export interface PrescriptionContent {
  prescriptionCode: string;
  /** The code of the status when it was created. */
  status: string | null;
  description: string | null;
  subscriberId: string;
  subscriberName: string | null;
  registrationDate: string | null;
  professionalCouncil: string | null;
  professionalCouncilNumber: string | null;
  stateAbbreviation: string | null;
  professionalName: string | null;
  startValidityDate: string | null;
  endValidityDate: string | null;
  medications: { tableCode: string | null; medicationCode: string | null; medicationDescription: string | null }[];
}

/** From the answer of the POST. */
export function contentOfAnswer(answer: CreatedPrescription, subscriberId: string): PrescriptionContent {
  return {
    prescriptionCode: answer.prescriptionCode,
    status: answer.status ?? null,
    description: answer.prescriptionDescription ?? null,
    subscriberId,
    subscriberName: answer.subscriberName ?? null,
    registrationDate: plainDay(answer.registrationDate) ?? null,
    professionalCouncil: answer.professionalCouncil ?? null,
    professionalCouncilNumber: answer.professionalCouncilNumber ?? null,
    stateAbbreviation: answer.stateAbbreviation ?? null,
    professionalName: answer.professionalName ?? null,
    startValidityDate: plainDay(answer.startValidityDate) ?? null,
    endValidityDate: plainDay(answer.endValidityDate) ?? null,
    medications: answer.medications.map(({ tableCode, medicationCode, medicationDescription }) => ({
      tableCode: tableCode ?? null,
      medicationCode: medicationCode ?? null,
      medicationDescription: medicationDescription ?? null,
    })),
  };
}

/** From the list, when the answer of the POST was lost: what the list does not tell stays unknown. */
export function contentOfItems(items: readonly MedicationItem[], subscriberId: string): PrescriptionContent {
  const [first] = items;
  if (!first) throw new Error('a prescription has at least one medication');
  const days = (dates: (string | undefined)[]) => dates.flatMap((date) => plainDay(date) ?? []).sort();
  return {
    prescriptionCode: first.prescription_code,
    status: first.prescription_status,
    description: null,
    subscriberId,
    subscriberName: null,
    registrationDate: null,
    professionalCouncil: first.professional_council ?? null,
    professionalCouncilNumber: first.professional_council_number ?? null,
    stateAbbreviation: first.state_abbreviation ?? null,
    professionalName: first.professional_name ?? null,
    startValidityDate: days(items.map((item) => item.initial_medication_date))[0] ?? null,
    endValidityDate: days(items.map((item) => item.final_medication_date)).at(-1) ?? null,
    medications: items.map(({ medication_code, medication_description }) => ({
      tableCode: null,
      medicationCode: medication_code,
      medicationDescription: medication_description ?? null,
    })),
  };
}
