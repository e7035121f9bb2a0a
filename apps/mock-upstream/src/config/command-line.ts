import { parseArgs } from 'node:util';
import { ConfigurationError, loadMockEnvironment, type MockEnvironment } from './environment';

interface CommandOption {
  variable: keyof MockEnvironment;
  value: string;
  help: string;
  /** May be given several times. */
  multiple?: true;
}

/** Each option is a variable of the environment and wins over it. Secrets have none: a command line is seen by everybody on the machine. */
const commandOptions: Readonly<Record<string, CommandOption>> = {
  port: { variable: 'MOCK_PORT', value: 'N', help: 'port to listen on, 0 takes any free one (3100)' },
  host: { variable: 'MOCK_HOST', value: 'ADDRESS', help: 'address to listen on (127.0.0.1)' },
  seed: { variable: 'MOCK_SEED', value: 'TEXT', help: 'same seed, same calls, same clock: same tokens (drawn)' },
  clock: { variable: 'MOCK_CLOCK', value: 'TIME', help: 'real, frozen, or frozen at a time such as 2026-03-01T12:00:00Z (real)' },
  scenario: {
    variable: 'MOCK_SCENARIOS',
    value: 'NAME',
    help: 'situation to begin with, listed at /__admin/scenarios; repeatable',
    multiple: true,
  },
  strictness: { variable: 'MOCK_STRICTNESS', value: 'LEVEL', help: 'strict, warn or off (strict)' },
  world: { variable: 'MOCK_WORLDS', value: 'NAME', help: 'world made at the start and never forgotten; repeatable', multiple: true },
  'max-worlds': { variable: 'MOCK_MAX_WORLDS', value: 'N', help: 'most worlds at a time (1000)' },
  'world-ttl': { variable: 'MOCK_WORLD_TTL', value: 'DURATION', help: 'an unused world is forgotten after this (1h)' },
  'data-dir': { variable: 'MOCK_DATA_DIR', value: 'FOLDER', help: 'keeps the default world in this folder (memory only)' },
  'processing-ms': { variable: 'MOCK_PROCESSING_MS', value: 'N', help: 'HAT: from the acceptance of a batch to its final code (1500)' },
  'batch-cap': { variable: 'MOCK_BATCH_CAP', value: 'N', help: 'HAT: most items per POST (100)' },
  'log-level': { variable: 'MOCK_LOG_LEVEL', value: 'LEVEL', help: 'silent, error, warn, info or debug (info)' },
};

const width = Math.max(...Object.entries(commandOptions).map(([name, { value }]) => `--${name} ${value}`.length));

export const usage = `ponte-mock [options]: emulator of the vendors of Brazilian health-plan operators

${[
  ...Object.entries(commandOptions).map(([name, { value, help }]) => [`--${name} ${value}`, help] as const),
  ['--json', 'one JSON line when ready, instead of text'] as const,
  ['--help, --version', ''] as const,
]
  .map(([option, help]) => `  ${option.padEnd(width)}  ${help}`.trimEnd())
  .join('\n')}

Every option has a variable (--port is MOCK_PORT), read from the environment and from .env of this folder; options win.
Accounts and tokens have variables only; see .env.example of Ponte Saude.
`;

export type Command = { kind: 'help' } | { kind: 'version' } | { kind: 'run'; json: boolean; environment: MockEnvironment };

/**
 * What a command line asks for.
 * @throws ConfigurationError naming each faulty option or variable, never its value
 */
export function readCommandLine(args: readonly string[], source?: Readonly<Record<string, string | undefined>>): Command {
  const { help, version, json, ...given } = parsed(args);
  if (help) return { kind: 'help' };
  if (version) return { kind: 'version' };
  const overrides = Object.entries(given).map(([name, value]) => [commandOptions[name]?.variable ?? name, String(value)] as const);
  try {
    return { kind: 'run', json: json === true, environment: loadMockEnvironment(source, Object.fromEntries(overrides)) };
  } catch (error) {
    throw error instanceof ConfigurationError ? inOptions(error, Object.keys(given)) : error;
  }
}

function parsed(args: readonly string[]): Record<string, string | boolean | string[] | undefined> {
  const flag = { type: 'boolean' } as const;
  const texts = Object.entries(commandOptions).map(([name, { multiple = false }]) => [name, { type: 'string', multiple }] as const);
  const options = { ...Object.fromEntries(texts), json: flag, help: { ...flag, short: 'h' }, version: { ...flag, short: 'v' } };
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    if (!isUsageError(error)) throw error;
    throw new ConfigurationError([usageFault(error)]);
  }
}

interface UsageError {
  code: string;
  message: string;
}

function isUsageError(error: unknown): error is UsageError {
  const { code } = error as Partial<UsageError>;
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS_');
}

/** What a caller wrote may be a secret in the wrong place: only names of options are repeated. */
function usageFault({ code, message }: UsageError): string {
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return 'there is an argument that is no option';
  const [, name = ''] = /'(?:-\w, )?(--?[\w-]+)/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `${name} is no option`;
  return `${name}: ${name.slice(2) in commandOptions ? 'takes a value' : 'takes no value'}`;
}

/** Faults of what came by option are told under the option's name. */
function inOptions({ faults }: ConfigurationError, given: readonly string[]): ConfigurationError {
  const named = faults.map((fault) => {
    const name = given.find(
      (option) =>
        fault.startsWith(`${commandOptions[option]?.variable ?? ''}:`) || fault.startsWith(`${commandOptions[option]?.variable ?? ''}.`),
    );
    return name === undefined ? fault : `--${name}${fault.slice(fault.indexOf(':'))}`;
  });
  return new ConfigurationError(named);
}
