import { contractValidators } from '@ponte/common';
import { protheusRefundContract } from './contract.generated';

/** The body of POST continuousMedications, the vendor's answers, and its error model (`DetailedFault` has `details`). */
export const protheusValidators = contractValidators(protheusRefundContract, [
  'PrescriptionRequest',
  'PrescriptionAnswer',
  'PrescribedMedication',
  'MedicationPage',
  'Refund',
  'RefundPage',
  'TokenForm',
  'TokenAnswer',
  'Fault',
  'DetailedFault',
]);
