import { z } from 'zod';
import { parseSecretKey } from '@ponte/common';
import { ConfigurationError } from './configuration.errors';
import { attachmentHostList, credentialsPlacements, protheusTenantId } from './protheus-settings';

const flag = z.enum(['true', 'false', '1', '0'], 'must be true or false').transform((text) => text === 'true' || text === '1');

function integer(min: number, max: number) {
  const range = `must be an integer from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, range)
    .transform(Number)
    .refine((value) => value >= min && value <= max, range);
}

const url = (protocols: readonly string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must be an address starting with ${protocols.join('// or ')}//`,
    );

const insurers = z
  .string()
  .regex(/^\d{4}:\d{6}(,\d{4}:\d{6})*$/, 'must be pairs healthInsurerId:ansRegistry (4 and 6 digits) separated by commas')
  .transform((text) =>
    text.split(',').map((pair) => {
      const [healthInsurerId = '', ansRegistry = ''] = pair.split(':');
      return { healthInsurerId, ansRegistry };
    }),
  )
  // The insurer is part of every key of the ledger, the registry is not: one insurer has one registry.
  .refine((pairs) => new Set(pairs.map((pair) => pair.healthInsurerId)).size === pairs.length, 'must name each healthInsurerId once');

const attachmentHosts = z
  .string()
  .transform((text) => text.split(',').map((host) => host.trim()))
  .pipe(attachmentHostList);

const day = 86_400_000;

/** Every variable the hub reads. Names are part of the public contract; docs and `.env.example` are checked against this object. */
export const environmentSchema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: integer(0, 65_535).default(3000),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  DATABASE_POOL_SIZE: integer(2, 200).default(20),
  DATA_DIR: z.string().default('.data'),
  API_KEY: z.string().min(32, 'must have at least 32 characters').max(256, 'must have at most 256 characters').optional(),
  SECRETS_KEY: z
    .string('is required: 32 random bytes as base64 or hexadecimal')
    .refine((text) => parseSecretKey(text) !== undefined, 'must be 32 bytes written as base64 or hexadecimal'),
  HAT_BASE_URL: url(['http:', 'https:']).optional(),
  HAT_MASTER_TOKEN: z.string().min(1).max(4096).optional(),
  HAT_ID_TENANT: integer(1, 999_999_999_999).optional(),
  HAT_TENANT_NAME: z.string().max(200).optional(),
  HAT_INSURERS: insurers.default([{ healthInsurerId: '0001', ansRegistry: '417505' }]),
  HAT_BATCH_SIZE: integer(1, 10_000).default(100),
  HAT_CONCURRENCY: integer(1, 256).default(8),
  HAT_RATE_PER_SECOND: integer(0, 100_000).default(50),
  HAT_POLL_INTERVAL_MS: integer(10, 3_600_000).default(1_000),
  HAT_TOKEN_DEADLINE_MS: integer(1_000, 30 * day).default(1_800_000),
  HAT_GIVE_UP_MS: integer(1_000, 365 * day).default(7 * day),
  HAT_TIMEOUT_MS: integer(100, 600_000).default(30_000),
  HAT_AUTHORIZATIONS_POLL_INTERVAL_MS: integer(0, day).default(30_000),
  HAT_AUTHORIZATIONS_PAGE_SIZE: integer(1, 1_000).default(100),
  PROTHEUS_BASE_URL: url(['http:', 'https:']).optional(),
  PROTHEUS_USERNAME: z.string().min(1).max(200).optional(),
  PROTHEUS_PASSWORD: z.string().min(1).max(1_000).optional(),
  PROTHEUS_TENANT_ID: protheusTenantId.optional(),
  PROTHEUS_CREDENTIALS_IN: z.enum(credentialsPlacements, 'must be headers, query or form').default('headers'),
  PROTHEUS_TIMEOUT_MS: integer(100, 600_000).default(30_000),
  PROTHEUS_SETTLE_MS: integer(200, day).default(90_000),
  PROTHEUS_RATE_PER_SECOND: integer(0, 100_000).default(50),
  PROTHEUS_POLL_INTERVAL_MS: integer(10, day).default(60_000),
  PROTHEUS_ATTACHMENT_HOSTS: attachmentHosts.default([]),
  MEDSENIOR_BASE_URL: url(['http:', 'https:']).optional(),
  MEDSENIOR_CLIENT_ID: z.string().min(1).max(200).optional(),
  MEDSENIOR_CLIENT_SECRET: z.string().min(1).max(1_000).optional(),
  MEDSENIOR_RATE_PER_SECOND: integer(0, 100_000).default(10),
  MEDSENIOR_POLL_INTERVAL_MS: integer(10, day).default(300_000),
  RETENTION_DAYS: integer(1, 3_650).default(30),
  AUTHORIZATIONS_RETENTION_DAYS: integer(30, 36_500).default(730),
  ALLOW_HTTP_VENDORS: flag.default(false),
  TENANTS_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'must be a pino level').default('info'),
});

export type Environment = z.infer<typeof environmentSchema> & {
  /** Values of variables that TENANTS_FILE may name (`apiKeyVariable`, `masterTokenVariable`, `passwordVariable`, `clientSecretVariable`). */
  readonly variable: (name: string) => string | undefined;
};

/**
 * Reads and checks the environment. An empty value counts as absent.
 * @throws ConfigurationError naming every faulty variable, never its value
 */
export function loadEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const result = environmentSchema.safeParse(given);
  const faults = result.success ? [] : result.error.issues.map((issue) => ({ name: issue.path.join('.'), message: issue.message }));
  if (given.TENANTS_FILE === undefined) faults.push(...singleTenantFaults(given));
  if (!result.success || faults.length > 0) throw new ConfigurationError(faults);
  return { ...result.data, variable: (name) => given[name] };
}

/** Without a tenants file, one operator is described by the environment alone, and these variables belong together. */
function singleTenantFaults(given: Readonly<Record<string, string | undefined>>) {
  const faults: { name: string; message: string }[] = [];
  if (given.API_KEY === undefined) faults.push({ name: 'API_KEY', message: 'is required: at least 32 random characters' });
  const needs = {
    HAT_BASE_URL: ['HAT_ID_TENANT', 'HAT_TENANT_NAME'],
    PROTHEUS_BASE_URL: ['PROTHEUS_USERNAME', 'PROTHEUS_PASSWORD'],
    MEDSENIOR_BASE_URL: ['MEDSENIOR_CLIENT_ID', 'MEDSENIOR_CLIENT_SECRET'],
  };
  for (const [address, names] of Object.entries(needs))
    if (given[address] !== undefined)
      for (const name of names) if (given[name] === undefined) faults.push({ name, message: `is required when ${address} is set` });
  return faults;
}
