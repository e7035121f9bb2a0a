import type { components } from './types.generated';

type Schemas = components['schemas'];

/** Wire types of Protheus' continuousMedications. */
export type PrescriptionRequest = Schemas['PrescriptionRequest'];
export type PrescriptionAnswer = Schemas['PrescriptionAnswer'];
export type PrescribedMedication = Schemas['PrescribedMedication'];
export type MedicationPage = Schemas['MedicationPage'];
export type Refund = Schemas['Refund'];
export type RefundPage = Schemas['RefundPage'];
export type TokenAnswer = Schemas['TokenAnswer'];
export type ProtheusFault = Schemas['Fault'];

export { protheusValidators } from './validators';
export { medicationsPath, refundsPath, tokenPath } from './paths';
export { expirationFilters, isPrescriptionStatus, isRefundStatus, prescriptionStatuses, refundStatuses } from './status-codes';
export type { ExpirationFilter, PrescriptionStatus, RefundStatus } from './status-codes';
export { protheusErrorCatalogue } from './error-catalogue';
export type { CatalogueEntry, ProtheusErrorName, ProtheusOperation } from './error-catalogue';
export { answerFields, requestFieldOfColumn, requestFields } from './fields';
export type { AnswerFieldKind } from './fields';
