export { ProtheusClient } from './protheus.client';
export { collectPages } from './all-pages';
export type { CredentialsPlacement, ProtheusCallOptions, ProtheusConnection } from './protheus-connection';
export { credentialsFitPlacement } from './token-request';
export type { ListQuery, MedicationQuery, RefundQuery } from './protheus-query';
export { protheusErrorTable, protheusErrorRow, type FaultFeatures, type ProtheusErrorRow } from './protheus-error.table';
export { VendorText } from './vendor-text';
export type {
  CreatedPrescription,
  CreateOutcome,
  Delivery,
  MedicationItem,
  PageOutcome,
  ProtheusAction,
  ProtheusCallFacts,
  ProtheusPage,
  ProtheusTrouble,
  RefundItem,
  TranslatedError,
} from './protheus-outcome';
