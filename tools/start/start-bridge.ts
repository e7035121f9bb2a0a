import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { lockDirectory } from '@ponte/persistence/embedded-postgres';
import { projectRoot } from '../project-root';
import { showAuthorizations } from './authorization-show';
import { type AppProcess, startApp, untilReady } from './app-process';
import { clearData, logFolder, readOrCreateSecrets, type Secrets } from './data-folder';
import { emulatorEnvironment, hubEnvironment } from './environments';
import { choosePort } from './free-port';
import { HubApi } from './hub-api';
import { interrupted, onInterruption } from './interruption';
import { JsonApi } from './json-api';
import type { StartOptions } from './options';
import { outcomeTable } from './outcome-table';
import { showPrescriptions } from './prescription-show';
import { createProgress } from './progress';
import { loadSample } from './sample-load';

interface Bridge {
  root: string;
  dataDir: string;
  logs: string;
  secrets: Secrets;
  hubUrl: string;
  emulatorUrl: string;
}

/** @returns the exit code */
export async function startBridge(options: StartOptions): Promise<number> {
  const root = projectRoot();
  const dataDir = resolve(process.env.DATA_DIR || join(root, '.data'));
  await mkdir(dataDir, { recursive: true });
  const unlock = await lockDirectory(dataDir);
  const apps: AppProcess[] = [];
  const signal = onInterruption(() => {
    for (const app of apps) app.kill();
  });
  try {
    if (options.reset) await clearData(dataDir);
    return await run(await prepare(root, dataDir), options, apps, signal);
  } catch (error) {
    if (signal.aborted) return 130;
    throw error;
  } finally {
    if (apps.length > 0) console.log(signal.aborted ? '\nStopping (Ctrl-C again to force) …' : '\nStopping …');
    // The hub first: it finishes what it has on the wire, and the emulator must be there for that.
    for (const app of apps.reverse()) await app.stop();
    await unlock();
  }
}

async function prepare(root: string, dataDir: string): Promise<Bridge> {
  const secrets = await readOrCreateSecrets(dataDir);
  const hubUrl = `http://127.0.0.1:${await choosePort('PORT', 3000)}`;
  const emulatorUrl = `http://127.0.0.1:${await choosePort('MOCK_PORT', 3100)}`;
  return { root, dataDir, logs: await logFolder(dataDir), secrets, hubUrl, emulatorUrl };
}

async function run(bridge: Bridge, options: StartOptions, apps: AppProcess[], signal: AbortSignal): Promise<number> {
  const { root, dataDir, logs, secrets, hubUrl, emulatorUrl } = bridge;
  const app = (name: string, entry: string, env: NodeJS.ProcessEnv): AppProcess => {
    const started = startApp({ name, file: join(root, 'dist', 'apps', entry, 'src', 'main.js'), folder: root, env, logFolder: logs });
    apps.push(started);
    return started;
  };
  console.log('Starting the emulator of HAT, Protheus and MedSenior …');
  const emulator = app('emulator', 'mock-upstream', emulatorEnvironment(emulatorUrl, dataDir));
  await unlessInterrupted(untilReady(emulator, `${emulatorUrl}/__admin/health`), signal);
  console.log('Starting PostgreSQL and the hub …');
  const hub = app('hub', 'integration', hubEnvironment(hubUrl, emulatorUrl, dataDir, secrets));
  await unlessInterrupted(untilReady(hub, `${hubUrl}/health/ready`), signal);

  const failure = Promise.race(apps.map(({ exited }) => exited)).then((reason): never => {
    const gone = apps.find((one) => one.isGone());
    throw new Error(`${reason}. The end of ${gone?.logFile}:\n${gone?.logTail()}`);
  });
  failure.catch(() => undefined); // also awaited below; after our own stop it is nobody's concern
  const complete = await Promise.race([showAll(bridge, signal), failure]);
  if (options.once) return complete ? 0 : 1;
  console.log(welcome(bridge));
  await Promise.race([interrupted(signal), failure]);
  return complete ? 0 : 1;
}

/** The main jobs of the bridge, one after the other, on the sample operator. @returns whether every record reached a final state */
async function showAll(bridge: Bridge, signal: AbortSignal): Promise<boolean> {
  const hub = new HubApi(bridge.hubUrl, bridge.secrets.API_KEY);
  const emulator = new JsonApi('The emulator', `${bridge.emulatorUrl}/__admin`);
  const sampleFolder = join(bridge.root, 'mocks', 'hat', 'sample');
  const complete = await load(hub, sampleFolder, signal);
  console.log('\nRegistering three prescriptions in Protheus through the hub …\n');
  console.log(await showPrescriptions(hub, emulator, sampleFolder, signal));
  console.log('\nHAT and MedSenior authorize guides, the hub imports them …\n');
  console.log(await showAuthorizations(hub, emulator, sampleFolder, signal));
  return complete;
}

async function load(hub: HubApi, sampleFolder: string, signal: AbortSignal): Promise<boolean> {
  console.log('Loading the sample operator (mocks/hat/sample) through the hub …\n');
  const progress = createProgress();
  try {
    const outcomes = await loadSample(hub, sampleFolder, progress, signal);
    progress.stop();
    console.log(`\n${outcomeTable(outcomes)}`);
    const open = outcomes.filter(({ isFinal }) => !isFinal).map(({ resource }) => resource);
    if (open.length > 0) console.error(`\nNot final: ${open.join(', ')}`);
    return open.length === 0;
  } finally {
    progress.stop();
  }
}

async function unlessInterrupted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  await Promise.race([work, interrupted(signal)]);
  signal.throwIfAborted();
}

function welcome({ hubUrl, emulatorUrl, secrets, logs }: Bridge): string {
  return `
  Hub              ${hubUrl}/api/v1
  Swagger UI       ${hubUrl}/docs
  Emulator admin   ${emulatorUrl}/__admin/docs
  API key          ${secrets.API_KEY}
  Logs             ${logs}

Ctrl-C stops everything.`;
}
