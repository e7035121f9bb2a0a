export { ProtheusClient } from './protheus.client';
export { collectPages } from './all-pages';
export type { CredentialsPlacement, ProtheusCallOptions, ProtheusConnection } from './protheus-connection';
export type { MedicationQuery, RefundQuery } from './protheus-query';
export type {
  CreatedPrescription,
  CreateOutcome,
  Delivery,
  MedicationItem,
  PageOutcome,
  ProtheusCallFacts,
  ProtheusPage,
  ProtheusTrouble,
  RefundItem,
  TranslatedError,
} from './protheus-outcome';
