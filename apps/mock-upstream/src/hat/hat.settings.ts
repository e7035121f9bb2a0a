import type { HatResource } from '@ponte/hat/contract';
import type { SettingFields } from '../engine/vendor-settings';

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
export interface HatMockSettings extends HatTenant {
  /** Milliseconds between accepting a batch and its final code. 0: final at the first GET. */
  processingMs: number;
  /** Milliseconds for which a token is accepted: a new one from its making, the configured one from its first use. 0: without end. */
  credentialTtlMs: number;
  /** Most items per POST. */
  batchCap: number;
  /** A batch with refused items: apply the valid ones (code 5), or nothing of it (code 6). */
  partial: 'apply-valid' | 'refuse-batch';
  /** True: lines of `detailedMessage` do not say which item they are about. */
  unnamedLines: boolean;
  /** Guides that are answered on one page at most, whatever is asked for. */
  mostGuidesPerPage: number;
  /** No guides: an empty page, or 404. */
  emptyGuides: 'list' | 'not-found';
  /** Errors about guides: told by the status, or with HTTP 200 and the `code` in the body. */
  guideErrors: 'status' | 'code';
  /** Days of guides as yyyy-MM-dd or as aaaammdd. */
  guideDates: 'dashed' | 'compact';
  /** Which generated people and providers guides are about while none are registered. */
  peopleSeed: string;
  /** Refuses an item for the reason it returns. In-process only. */
  poison?: (resource: HatResource, item: Readonly<HatItem>) => string | null;
}

const text = { type: 'string', minLength: 1, maxLength: 500 } as const;

export const hatSettings: SettingFields<HatMockSettings> = {
  token: { description: 'Accepted Authorization', default: 'mock-master-token', schema: text, secret: true },
  idTenant: { description: 'Accepted idTenant', default: '5', schema: text },
  tenantName: { description: 'Accepted tenantName', default: 'operadora-exemplo', schema: text },
  insurers: {
    description: 'Known operators',
    default: [{ healthInsurerId: '0001', ansRegistry: '417505' }],
    schema: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['healthInsurerId', 'ansRegistry'],
        additionalProperties: false,
        properties: { healthInsurerId: { type: 'string', pattern: '^\\d{4}$' }, ansRegistry: { type: 'string', pattern: '^\\d{6}$' } },
      },
    },
  },
  processingMs: {
    description: 'Milliseconds from accepting a batch to its final code; 0 is final at the first GET',
    default: 0,
    schema: { type: 'integer', minimum: 0, maximum: 86_400_000 },
  },
  credentialTtlMs: {
    description: 'Milliseconds for which a token is accepted, from its making or, the configured one, its first use; 0 is without end',
    default: 0,
    schema: { type: 'integer', minimum: 0, maximum: 31_622_400_000 },
  },
  batchCap: { description: 'Most items per POST', default: 100, schema: { type: 'integer', minimum: 1, maximum: 100_000 } },
  partial: {
    description: 'A batch with refused items: apply the others (code 5) or nothing (code 6)',
    default: 'apply-valid',
    schema: { type: 'string', enum: ['apply-valid', 'refuse-batch'] },
  },
  unnamedLines: { description: 'Lines of detailedMessage do not name the item', default: false, schema: { type: 'boolean' } },
  mostGuidesPerPage: {
    description: 'Most guides on a page; more that are asked for are left to the next',
    default: 1_000,
    schema: { type: 'integer', minimum: 1, maximum: 100_000 },
  },
  emptyGuides: {
    description: 'No guides: an empty page, or 404 (older files)',
    default: 'list',
    schema: { type: 'string', enum: ['list', 'not-found'] },
  },
  guideErrors: {
    description: 'Errors about guides: by status, or HTTP 200 with the code in the body (Protheus client)',
    default: 'status',
    schema: { type: 'string', enum: ['status', 'code'] },
  },
  guideDates: {
    description: 'Days of guides: yyyy-MM-dd (Protheus client) or aaaammdd (older files)',
    default: 'dashed',
    schema: { type: 'string', enum: ['dashed', 'compact'] },
  },
  peopleSeed: {
    description: 'Seed of the generated people and providers that guides are about while none are registered',
    default: '417505',
    schema: text,
  },
  poison: { description: 'Refuses an item for the reason it returns', default: undefined },
};
