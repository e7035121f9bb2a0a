import { z } from 'zod';

const day = 86_400_000;
const milliseconds = (min: number, max = day) => z.int().min(min).max(max);

/** The `medsenior` part of one tenant in TENANTS_FILE; what is absent comes from the environment or from the default named here. */
export const medseniorFileSchema = z.strictObject({
  enabled: z.boolean().optional().describe('Switches the integration on; default: on when there is a base address'),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Origin, without /api/v1; default MEDSENIOR_BASE_URL'),
  clientId: z.string().min(1).max(200).optional().describe('Issued by MedSenior; default MEDSENIOR_CLIENT_ID'),
  clientSecretVariable: z.string().optional().describe('Name of the variable that holds the secret; default MEDSENIOR_CLIENT_SECRET'),
  ratePerSecond: z
    .int()
    .min(0)
    .max(100_000)
    .optional()
    .describe('Searches per second over all replicas, 0 = no limit; default MEDSENIOR_RATE_PER_SECOND'),
  pollIntervalMs: milliseconds(10).optional().describe('Pause between two rounds of the mirror; default MEDSENIOR_POLL_INTERVAL_MS'),
  timeoutMs: milliseconds(100, 600_000).default(30_000).describe('One attempt of a call'),
  liveDeadlineMs: milliseconds(100, 600_000).default(20_000).describe('Longest time a caller waits for a live answer'),
  pageSize: z.int().min(1).max(1_000).default(100).describe('Guides asked for at once'),
  sortDirection: z
    .enum(['ascending', 'descending'])
    .default('ascending')
    .describe('Order by date of request of lists of guides: that of MedSenior, which is not published'),
  maxAddressLength: z.int().min(200).max(16_000).default(2_000).describe('Longest address of a search, characters'),
  backoffBaseMs: milliseconds(10).default(2_000).describe('First pause of the mirror after a failure; doubles with each further one'),
  backoffMaxMs: milliseconds(10).default(300_000).describe('Longest pause of the mirror after a failure'),
});

export type MedseniorFileSettings = z.infer<typeof medseniorFileSchema>;

/** Everything the MedSenior module needs to know about one tenant. Durations in milliseconds. */
export interface MedseniorSettings {
  readonly enabled: boolean;
  /** Origin without a final slash; empty when the integration is off. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** 0 = no limit. */
  readonly ratePerSecond: number;
  readonly pollIntervalMs: number;
  readonly timeoutMs: number;
  readonly liveDeadlineMs: number;
  readonly pageSize: number;
  readonly sortDirection: 'descending' | 'ascending';
  /** Characters. */
  readonly maxAddressLength: number;
  readonly backoffBaseMs: number;
  readonly backoffMaxMs: number;
}
