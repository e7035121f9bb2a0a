import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readCommandLine, usage } from './config/command-line';
import { ConfigurationError, type MockEnvironment } from './config/environment';
import type { MockUpstream } from './create-mock';
import { FieldError } from './engine/field-error';
import { readyLine, readyText } from './ready-message';

/**
 * The emulator as a command: runs until SIGINT, SIGTERM, or the end of the program that forked it.
 * Exit codes: 0 ended as asked, 1 could not start or failed, 2 wrong options or variables.
 */
export async function runCommand(args: readonly string[]): Promise<void> {
  const command = readCommandLine(args);
  if (command.kind === 'help') return void process.stdout.write(usage);
  if (command.kind === 'version') return void process.stdout.write(`${version()}\n`);
  const { environment } = command;
  const mock = await start(environment);
  endWhenAsked(mock);
  const facts = { mock, environment, version: version(), readyMs: Math.round(performance.now()) };
  process.stdout.write(command.json ? readyLine(facts) : readyText(facts));
  process.send?.({ type: 'ready', url: mock.url, hatUrl: mock.hat.url });
}

/** One line for what people can mend, the whole story for a fault of ours. */
export function failCommand(error: unknown): never {
  if (error instanceof ConfigurationError) {
    process.stderr.write(`${error.message}\nponte-mock --help tells all options.\n`);
    process.exit(2);
  }
  const expected = error instanceof FieldError || (error instanceof Error && 'syscall' in error);
  process.stderr.write(`${error instanceof Error ? (expected ? error.message : error.stack) : String(error)}\n`);
  process.exit(1);
}

async function start(environment: MockEnvironment): Promise<MockUpstream> {
  // Only now: help, version and wrong options are told without loading a server.
  const { createMock } = await import('./create-mock');
  const mock = await createMock({
    port: environment.MOCK_PORT,
    host: environment.MOCK_HOST,
    dataDir: environment.MOCK_DATA_DIR,
    seed: environment.MOCK_SEED,
    clock: environment.MOCK_CLOCK,
    scenarios: environment.MOCK_SCENARIOS,
    strictness: environment.MOCK_STRICTNESS,
    maxWorlds: environment.MOCK_MAX_WORLDS,
    worldTtlMs: environment.MOCK_WORLD_TTL,
    processingMs: environment.MOCK_PROCESSING_MS,
    batchCap: environment.MOCK_BATCH_CAP,
    adminToken: environment.MOCK_ADMIN_TOKEN,
    tenant: {
      token: environment.MOCK_HAT_TOKEN,
      idTenant: environment.MOCK_HAT_ID_TENANT,
      tenantName: environment.MOCK_HAT_TENANT_NAME,
      insurers: environment.MOCK_HAT_INSURERS,
    },
    logLevel: environment.MOCK_LOG_LEVEL,
  });
  try {
    for (const name of environment.MOCK_WORLDS) mock.world(name, {});
    return mock;
  } catch (error) {
    await mock.close();
    throw error;
  }
}

function endWhenAsked(mock: MockUpstream): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    mock.close().then(() => process.exit(0), failCommand);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  // Started by another program: without it there is nobody to close us.
  process.on('disconnect', end);
}

/** Of the package this file is part of: ponte-mock, or Ponte Saude when it runs from there. */
function version(folder = __dirname): string {
  const file = join(folder, 'package.json');
  const manifest = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version?: string }) : {};
  if (manifest.version !== undefined) return manifest.version;
  return dirname(folder) === folder ? 'unknown' : version(dirname(folder));
}
