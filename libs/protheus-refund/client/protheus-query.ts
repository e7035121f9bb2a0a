import type { ExpirationFilter, PrescriptionStatus } from '@ponte/protheus-refund/contract';

/** What both lists take. `page` and `pageSize` are integers from 1 and are always sent: no document tells Protheus' own page size. */
export interface ListQuery {
  readonly page?: number;
  readonly pageSize?: number;
  /** Property names of the items, `-` before a descending one. */
  readonly order?: readonly string[];
  /** Property names to answer; absent is all of them. Items of such a page hold only these. */
  readonly fields?: readonly string[];
  /** After OData. Certain to be understood: `eq`, `and`, `or`, brackets, `startswith`, text in single quotes. */
  readonly filter?: string;
}

export interface MedicationQuery extends ListQuery {
  readonly subscriberId: string;
  readonly prescriptionCode?: string;
  /** Any of these. */
  readonly prescriptionStatus?: readonly PrescriptionStatus[];
  readonly medicationCode?: string;
  /** 1 within validity, 2 out of it. */
  readonly expirationDate?: ExpirationFilter;
}

/** Protheus asks for no beneficiary here: whether the prescription is the caller's to see is ours to check. */
export interface RefundQuery extends ListQuery {
  readonly prescriptionCode: string;
  readonly medicationCode?: string;
}

export const defaultPageSize = 50;

export type QueryValues = Readonly<Record<string, string | undefined>>;

export function medicationQueryValues({ prescriptionStatus, ...query }: MedicationQuery): QueryValues {
  return {
    subscriberId: query.subscriberId,
    prescriptionCode: query.prescriptionCode,
    prescriptionStatus: listed(prescriptionStatus),
    medicationCode: query.medicationCode,
    expirationDate: query.expirationDate,
    ...listQueryValues(query),
  };
}

export function refundQueryValues(query: RefundQuery): QueryValues {
  return { prescriptionCode: query.prescriptionCode, medicationCode: query.medicationCode, ...listQueryValues(query) };
}

function listQueryValues({ page = 1, pageSize = defaultPageSize, order, fields, filter }: ListQuery): QueryValues {
  return { page: String(page), pageSize: String(pageSize), order: listed(order), fields: listed(fields), filter };
}

function listed(values: readonly string[] | undefined): string | undefined {
  return values === undefined || values.length === 0 ? undefined : values.join(',');
}
