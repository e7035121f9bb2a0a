import { protheusRefundContract } from './contract.generated';
import type { components } from './types.generated';

/** B4F_STATUS: 0 to 6 and A. */
export type PrescriptionStatus = components['schemas']['PrescriptionStatus'];
/** BOW_STATUS: 0 to 9 and A to E; from 5 on it means other things than a prescription's. */
export type RefundStatus = components['schemas']['RefundStatus'];
/** 1 within validity, 2 out of it. */
export type ExpirationFilter = components['schemas']['ExpirationFilter'];

/** The vendor's own words for each status of a prescription [doc]. */
export const prescriptionStatuses = descriptionsOf<PrescriptionStatus>('PrescriptionStatus');
/** The vendor's own words for each status of a refund protocol [doc]. */
export const refundStatuses = descriptionsOf<RefundStatus>('RefundStatus');
export const expirationFilters = descriptionsOf<ExpirationFilter>('ExpirationFilter');

export function isPrescriptionStatus(code: string): code is PrescriptionStatus {
  return Object.hasOwn(prescriptionStatuses, code);
}

export function isRefundStatus(code: string): code is RefundStatus {
  return Object.hasOwn(refundStatuses, code);
}

function descriptionsOf<Code extends string>(schema: string): Readonly<Record<Code, string>> {
  const { 'x-descriptions': descriptions } = (protheusRefundContract.components.schemas[schema] ?? {}) as {
    'x-descriptions'?: Record<Code, string>;
  };
  if (!descriptions) throw new Error(`the contract of protheus-refund does not describe ${schema}`);
  return descriptions;
}
