import type { HatResource } from '@ponte/hat/contract';

/** One record as it was sent: the documents' field names. */
export type HatItem = Record<string, unknown>;

/** Who the emulated HAT knows. Compared with the three headers of every call. */
export interface HatTenant {
  token: string;
  idTenant: string;
  tenantName: string;
  insurers: readonly { healthInsurerId: string; ansRegistry: string }[];
}

/** Behaviour that a test may change at any time. */
export interface HatMockSettings {
  /** Milliseconds between accepting a batch and its final code. 0: final at the first GET. */
  processingMs: number;
  /** Most items per POST. */
  batchCap: number;
  /** A batch with refused items: apply the valid ones (code 5), or nothing of it (code 6). */
  partial: 'apply-valid' | 'refuse-batch';
  /** True: lines of `detailedMessage` do not say which item they are about. */
  unnamedLines: boolean;
  /** Refuses an item for the reason it returns. In-process only. */
  poison?: (resource: HatResource, item: Readonly<HatItem>) => string | null;
}
