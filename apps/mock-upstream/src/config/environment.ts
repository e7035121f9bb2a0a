import { environmentWithFile } from '@ponte/common';
import { z } from 'zod';
import { parseDuration } from '../engine/duration';
import { FieldError } from '../engine/field-error';
import { parseInstant } from '../engine/instant';
import { strictnesses } from '../engine/strictness';
import { checkWorldName } from '../engine/world-name';

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

const optionalText = z.string().transform((text) => text.trim() || undefined);
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be between ${least} and ${most}`);

const insurers = z.string().transform((text, context) => {
  const pairs = text.split(',').map((pair) => /^(\d{4}):(\d{6})$/.exec(pair.trim()));
  return pairs.map((match) => {
    if (match?.[1] === undefined || match[2] === undefined) {
      context.addIssue({ code: 'custom', message: 'must be pairs healthInsurerId:ansRegistry (4 and 6 digits) separated by commas' });
      return z.NEVER;
    }
    return { healthInsurerId: match[1], ansRegistry: match[2] };
  });
});

/** Text that one of the engine's readers understands; its fault is told as the engine tells it. */
const readBy = <Value>(read: (text: string) => Value) =>
  z.string().transform((text, context) => {
    try {
      return read(text.trim());
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      context.addIssue({ code: 'custom', message: error.fault });
      return z.NEVER;
    }
  });

const names = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

/** Undefined for the real time; else `frozen` or the time at which it stands still. */
function clockStart(text: string): string | undefined {
  if (text !== 'real' && text !== 'frozen') parseInstant(text, 'clock');
  return text === 'real' ? undefined : text;
}

/** Every variable the emulator reads. */
export const environmentSchema = z.object({
  MOCK_PORT: wholeNumber(0, 65_535).prefault('3100'),
  MOCK_HOST: z.string().min(1).default('127.0.0.1'),
  MOCK_ADMIN_TOKEN: optionalText.prefault(''),
  MOCK_DATA_DIR: optionalText.prefault(''),
  MOCK_SEED: optionalText.pipe(z.string().max(200, 'must have at most 200 characters').optional()).prefault(''),
  MOCK_CLOCK: readBy(clockStart).prefault('real'),
  MOCK_SCENARIOS: z.string().transform(names).prefault(''),
  MOCK_STRICTNESS: z.enum(strictnesses).default('strict'),
  MOCK_WORLDS: readBy((text) => names(text).map((name) => checkWorldName(name))).prefault(''),
  MOCK_MAX_WORLDS: wholeNumber(1, 100_000).prefault('1000'),
  MOCK_WORLD_TTL: readBy((text) => parseDuration(text, 'ttl')).prefault('1h'),
  MOCK_PROCESSING_MS: wholeNumber(0, 86_400_000).prefault('1500'),
  MOCK_BATCH_CAP: wholeNumber(1, 100_000).prefault('100'),
  MOCK_HAT_TOKEN: z.string().min(1).default('mock-master-token'),
  MOCK_HAT_ID_TENANT: z.string().min(1).default('5'),
  MOCK_HAT_TENANT_NAME: z.string().min(1).default('operadora-exemplo'),
  MOCK_HAT_INSURERS: insurers.prefault('0001:417505'),
  MOCK_LOG_LEVEL: z.enum(logLevels).default('info'),
});

export type MockEnvironment = z.infer<typeof environmentSchema>;

/** Lists every faulty variable by name, never by value. */
export class ConfigurationError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`Faulty configuration:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigurationError';
  }
}

/**
 * Reads the emulator's settings, by default from this process with `.env` behind it. An empty variable counts as absent.
 * @param overrides win over it, an empty value included
 * @throws ConfigurationError
 */
export function loadMockEnvironment(
  source: Readonly<Record<string, string | undefined>> = environmentWithFile(process.env),
  overrides: Readonly<Record<string, string>> = {},
): MockEnvironment {
  const given = Object.entries(source).filter(([name, value]) => name.startsWith('MOCK_') && value !== '');
  const result = environmentSchema.safeParse({ ...Object.fromEntries(given), ...overrides });
  if (result.success) return result.data;
  throw new ConfigurationError(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
}
