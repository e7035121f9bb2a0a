import type { MedicationItem, RefundItem } from '@ponte/protheus-refund/client';
import { plainDay } from '../plain-day';
import { prescriptionStatusView, refundStatusView } from '../status.dto';
import type { MedicationView, RefundView } from './medication.dto';

/** Our names of a medication's fields to Protheus' [doc]. */
export const medicationFields = {
  prescriptionCode: 'prescription_code',
  prescriptionStatus: 'prescription_status',
  medicationCode: 'medication_code',
  medicationDescription: 'medication_description',
  initialMedicationDate: 'initial_medication_date',
  finalMedicationDate: 'final_medication_date',
  unitMeasure: 'unit_measure',
  quantityAuthorized: 'quantity_authorized',
  quantityExecuted: 'quantity_executed',
  stateAbbreviation: 'state_abbreviation',
  professionalCouncil: 'professional_council',
  professionalCouncilNumber: 'professional_council_number',
  professionalName: 'professional_name',
} as const satisfies Record<keyof MedicationView, keyof MedicationItem>;

/** Our names of a refund's fields to Protheus' [doc]. */
export const refundFields = {
  prescriptionCode: 'prescription_code',
  protocol: 'protocol',
  status: 'status',
  medicationCode: 'medication_code',
  medicationDescription: 'medication_description',
  requestDate: 'request_date',
  repaymentDate: 'repayment_date',
  quantityRequested: 'quantity_requested',
} as const satisfies Record<keyof RefundView, keyof RefundItem>;

export function medicationView(item: MedicationItem): MedicationView {
  return {
    prescriptionCode: item.prescription_code,
    prescriptionStatus: prescriptionStatusView(item.prescription_status),
    medicationCode: item.medication_code,
    medicationDescription: item.medication_description ?? null,
    initialMedicationDate: plainDay(item.initial_medication_date) ?? null,
    finalMedicationDate: plainDay(item.final_medication_date) ?? null,
    unitMeasure: item.unit_measure || null,
    quantityAuthorized: item.quantity_authorized ?? null,
    quantityExecuted: item.quantity_executed ?? null,
    stateAbbreviation: item.state_abbreviation ?? null,
    professionalCouncil: item.professional_council ?? null,
    professionalCouncilNumber: item.professional_council_number ?? null,
    professionalName: item.professional_name ?? null,
  };
}

export function refundView(item: RefundItem): RefundView {
  return {
    prescriptionCode: item.prescription_code,
    protocol: item.protocol,
    status: refundStatusView(item.status),
    medicationCode: item.medication_code,
    medicationDescription: item.medication_description ?? null,
    requestDate: plainDay(item.request_date) ?? null,
    repaymentDate: plainDay(item.repayment_date) ?? null,
    quantityRequested: item.quantity_requested ?? null,
  };
}
