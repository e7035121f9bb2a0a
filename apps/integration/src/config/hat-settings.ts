import { z } from 'zod';
import { hatAuthorizationsFileSchema, type HatAuthorizationsSettings } from './hat-authorizations-settings';

const hour = 3_600_000;
const day = 24 * hour;
const milliseconds = (min: number, max = 365 * day) => z.int().min(min).max(max);

const tokenMeanings = ['pending', 'all_refused', 'done', 'partial', 'failed', 'unknown_token'] as const;

/** What a code of `GET integration/{tokenId}` means to the engine. */
export type TokenMeaning = (typeof tokenMeanings)[number];

/** As observed in the Protheus client; no vendor document lists them, so a tenant may change them. */
export const defaultTokenCodes: Readonly<Record<string, TokenMeaning>> = {
  '0': 'pending',
  '1': 'pending',
  '2': 'pending',
  '3': 'all_refused',
  '4': 'done',
  '5': 'partial',
  '6': 'failed',
  '404': 'unknown_token',
};

const resources = [
  'persons',
  'beneficiaries',
  'beneficiaryStatus',
  'healthProviders',
  'healthProviderStatus',
  'attendanceLocations',
  'healthProviderSpecialties',
] as const;

const healthInsurer = z.strictObject({
  healthInsurerId: z.string().regex(/^\d{4}$/, 'must have 4 digits'),
  ansRegistry: z.string().regex(/^\d{6}$/, 'must have 6 digits'),
});

/** The `hat` part of one tenant in TENANTS_FILE; what is absent comes from the environment or from the default named here. */
export const hatFileSchema = z.strictObject({
  enabled: z.boolean().optional().describe('Switches the integration on; default: on when there is a base address'),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Up to and including /v1; default HAT_BASE_URL'),
  masterTokenVariable: z.string().optional().describe('Name of the variable that holds the master token; a stored token wins over it'),
  idTenant: z.int().min(1).optional().describe('Header idTenant; default HAT_ID_TENANT'),
  tenantName: z.string().min(1).optional().describe('Header tenantName; default HAT_TENANT_NAME'),
  tokenPrefix: z
    .string()
    .max(20)
    .default('')
    .describe('Put before the token in Authorization, for example "Bearer "; HAT takes the token as it is'),
  insurers: z
    .array(healthInsurer)
    .min(1)
    .refine((pairs) => new Set(pairs.map((pair) => pair.healthInsurerId)).size === pairs.length, 'must name each healthInsurerId once')
    .optional()
    .describe('Pairs callers may use, each healthInsurerId once; default HAT_INSURERS'),
  batchSize: z.int().min(1).max(10_000).optional().describe('Items per POST; default HAT_BATCH_SIZE'),
  concurrency: z.int().min(1).max(256).optional().describe('Calls at the same time over all replicas; default HAT_CONCURRENCY'),
  ratePerSecond: z
    .int()
    .min(0)
    .max(100_000)
    .optional()
    .describe('Calls per second over all replicas, 0 = no limit; default HAT_RATE_PER_SECOND'),
  pollIntervalMs: milliseconds(10, hour).optional().describe('Pause between two looks at a token; default HAT_POLL_INTERVAL_MS'),
  tokenDeadlineMs: milliseconds(1_000).optional().describe('After this a token is given up; default HAT_TOKEN_DEADLINE_MS'),
  giveUpMs: milliseconds(1_000).optional().describe('Age at which an unsent item fails; default HAT_GIVE_UP_MS'),
  timeoutMs: z.int().min(100).max(600_000).optional().describe('One attempt of a call; default HAT_TIMEOUT_MS'),
  maxAttempts: z.int().min(1).max(1_000).default(20).describe('Answers about a batch before its items fail'),
  backoffBaseMs: milliseconds(10, day).default(1_000).describe('First pause after a failure; doubles with each further one'),
  backoffMaxMs: milliseconds(10, day).default(60_000).describe('Longest pause after a failure'),
  dateFormat: z.enum(['aaaammdd', 'iso']).default('aaaammdd').describe('How dates are sent: aaaammdd, or iso (yyyy-mm-dd)'),
  genderCoding: z.enum(['letters', 'digits']).default('letters').describe('M/F or 1/2'),
  arrayNames: z
    .partialRecord(z.enum(resources), z.string().min(1).max(50))
    .default({})
    .describe('Name of the array per resource where it is not `items`'),
  codes: z
    .record(z.string().regex(/^\d{1,6}$/), z.enum(tokenMeanings))
    .default({})
    .describe('Meaning of token codes where it differs from the built-in table'),
  authorizations: hatAuthorizationsFileSchema.prefault({}).describe('Import of authorizations'),
});

export type HatFileSettings = z.infer<typeof hatFileSchema>;

/** Everything the HAT module needs to know about one tenant. Durations in milliseconds. */
export interface HatSettings {
  readonly enabled: boolean;
  /** Up to and including `/v1`, without a final slash; empty when the integration is off. */
  readonly baseUrl: string;
  readonly masterToken?: string;
  readonly idTenant: number;
  readonly tenantName: string;
  readonly tokenPrefix: string;
  readonly insurers: readonly { readonly healthInsurerId: string; readonly ansRegistry: string }[];
  readonly batchSize: number;
  readonly concurrency: number;
  /** 0 = no limit. */
  readonly ratePerSecond: number;
  readonly pollIntervalMs: number;
  readonly tokenDeadlineMs: number;
  readonly giveUpMs: number;
  readonly timeoutMs: number;
  readonly maxAttempts: number;
  readonly backoffBaseMs: number;
  readonly backoffMaxMs: number;
  readonly dateFormat: 'aaaammdd' | 'iso';
  readonly genderCoding: 'letters' | 'digits';
  readonly arrayNames: Readonly<Partial<Record<(typeof resources)[number], string>>>;
  readonly codes: Readonly<Record<string, TokenMeaning>>;
  readonly authorizations: HatAuthorizationsSettings;
}
