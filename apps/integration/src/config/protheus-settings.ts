import { isIP } from 'node:net';
import { z } from 'zod';

const day = 86_400_000;
const milliseconds = (min: number, max = 365 * day) => z.int().min(min).max(max);
const statuses = z.array(z.string().regex(/^[0-9A-Z]$/, 'must be one digit or capital letter'));

/** Where user and password stand in the call for a token. */
export const credentialsPlacements = ['headers', 'query', 'form'] as const;

export const protheusTenantId = z.string().regex(/^[\x21-\x7e]{1,50}$/, 'must be company and branch, as 01,006001');

/** Exact names: no wildcard, no port, no address in digits. Another server fetches them, so nothing is looked up here. */
export const attachmentHostList = z.array(
  z
    .string()
    .toLowerCase()
    .refine(
      (host) => /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(host) && isIP(host) === 0,
      'must be exact host names separated by commas, without scheme, port or path',
    ),
);

/** The `protheus` part of one tenant in TENANTS_FILE; what is absent comes from the environment or from the default named here. */
export const protheusFileSchema = z.strictObject({
  enabled: z.boolean().optional().describe('Switches the integration on; default: on when there is a base address'),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Up to and including the prefix of the server, usually /rest; default PROTHEUS_BASE_URL'),
  username: z.string().min(1).max(200).optional().describe('User of the token API; default PROTHEUS_USERNAME'),
  passwordVariable: z.string().optional().describe('Name of the variable that holds the password; default PROTHEUS_PASSWORD'),
  tenantId: protheusTenantId.optional().describe('Header TenantId, company and branch; default PROTHEUS_TENANT_ID'),
  credentialsIn: z.enum(credentialsPlacements).optional().describe('Where user and password stand; default PROTHEUS_CREDENTIALS_IN'),
  timeoutMs: milliseconds(100, 600_000).optional().describe('One attempt of a call; default PROTHEUS_TIMEOUT_MS'),
  settleMs: milliseconds(200, day)
    .optional()
    .describe('From a lost answer until Protheus is asked, at least twice timeoutMs; default PROTHEUS_SETTLE_MS'),
  ratePerSecond: z
    .int()
    .min(0)
    .max(100_000)
    .optional()
    .describe('Calls per second over all replicas, 0 = no limit; default PROTHEUS_RATE_PER_SECOND'),
  pollIntervalMs: milliseconds(10, day)
    .optional()
    .describe('Shortest time between two looks at what is followed; default PROTHEUS_POLL_INTERVAL_MS'),
  attachmentHosts: attachmentHostList.optional().describe('Hosts of attachments, exact names; default PROTHEUS_ATTACHMENT_HOSTS'),
  giveUpMs: milliseconds(1_000)
    .default(7 * day)
    .describe('Age at which a request that cannot be sent fails'),
  backoffBaseMs: milliseconds(10, day).default(1_000).describe('First pause after a failure; doubles with each further one'),
  backoffMaxMs: milliseconds(10, day).default(60_000).describe('Longest pause after a failure'),
  finalPrescriptionStatuses: statuses.default(['4', 'A']).describe('Prescriptions that can change no more'),
  finalAfterValidity: statuses.default(['3', '5']).describe('Prescriptions that can change no more once their validity is over'),
  finalRefundStatuses: statuses.default(['4', '7', '8', 'D', 'E', 'A']).describe('Refunds that can change no more'),
  finalWhenRepaid: statuses.default(['6']).describe('Refunds that can change no more once they have a repayment date'),
});

export type ProtheusFileSettings = z.infer<typeof protheusFileSchema>;

/** Everything the Protheus module needs to know about one tenant. Durations in milliseconds. */
export interface ProtheusSettings {
  readonly enabled: boolean;
  /** Up to and including `/rest`, without a final slash; empty when the integration is off. */
  readonly baseUrl: string;
  readonly username: string;
  readonly password: string;
  readonly tenantId?: string;
  readonly credentialsIn: (typeof credentialsPlacements)[number];
  readonly timeoutMs: number;
  readonly settleMs: number;
  /** 0 = no limit. */
  readonly ratePerSecond: number;
  readonly pollIntervalMs: number;
  /** Exact lower-case names; empty refuses every attachment. */
  readonly attachmentHosts: readonly string[];
  readonly giveUpMs: number;
  readonly backoffBaseMs: number;
  readonly backoffMaxMs: number;
  readonly finalPrescriptionStatuses: readonly string[];
  readonly finalAfterValidity: readonly string[];
  readonly finalRefundStatuses: readonly string[];
  readonly finalWhenRepaid: readonly string[];
}
