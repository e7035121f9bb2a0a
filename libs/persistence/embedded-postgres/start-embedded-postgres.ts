import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { Binaries, prepareBinaries } from './binaries';
import { Cluster, clusterEntry, openCluster } from './cluster';
import { lockDirectory } from './directory-lock';
import { EmbeddedPostgresError } from './embedded-postgres.errors';
import { endLeftoverServer } from './leftover-server';
import { readPostmasterFile } from './postmaster-file';
import { choosePort, forgetPort } from './server-port';
import { ServerProcess, startServerProcess } from './server-process';
import { serverArguments } from './server-settings';
import { chooseRunAs, RunAs } from './unprivileged-user';
import { startWatchdog, Watchdog } from './watchdog';

export interface EmbeddedPostgresOptions {
  /** Folder of the server, made when absent; one owner process at a time. */
  dataDir: string;
  /** False trades durability for speed: tests only. Default true. */
  fsync?: boolean;
  /** PostgreSQL settings by name, over our own. */
  settings?: Record<string, string>;
  /** Called once when the server ends without `stop()`. */
  onExit?: (reason: string) => void;
}

export interface EmbeddedPostgres {
  /** postgres://…@127.0.0.1:port/ponte, with a superuser whose random password is kept in the data directory. */
  url: string;
  pid: number;
  /** Stops the server and gives the directory back; may be called any number of times. */
  stop(): Promise<void>;
}

const database = 'ponte';
const startTimeoutMs = 300_000; // crash recovery of a full max_wal_size on a slow disk
const attempts = 60;

/**
 * Starts PostgreSQL from the binaries in node_modules and resolves when it answers. The server ends with this process, however that ends;
 * a server left behind by a crash of everything is ended and recovered from.
 *
 * @throws EmbeddedPostgresError when the directory is in use, or the server cannot start here
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  await mkdir(options.dataDir, { recursive: true });
  const dataDir = await realpath(options.dataDir);
  const unlock = await lockDirectory(dataDir);
  try {
    return await startLocked({ ...options, dataDir }, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function startLocked(options: EmbeddedPostgresOptions, unlock: () => Promise<void>): Promise<EmbeddedPostgres> {
  const { dataDir, fsync = true } = options;
  const runAs = await chooseRunAs(clusterEntry(dataDir));
  const binaries = await prepareBinaries(dataDir, runAs);
  const cluster = await openCluster(dataDir, binaries, runAs, fsync);
  await endLeftoverServer(cluster.path, binaries);
  const watchdog = startWatchdog(binaries, cluster.path);
  try {
    const { server, port } = await startServer(options, binaries, cluster, runAs, watchdog);
    const url = (name: string): string => `postgres://${cluster.user}:${cluster.password}@127.0.0.1:${port}/${name}`;
    await createDatabase(url('postgres')).catch(async (error: Error) => {
      await server.stop();
      throw error;
    });
    return running(server, url(database), watchdog, unlock, options.onExit);
  } catch (error) {
    watchdog.release();
    throw error;
  }
}

function running(
  server: ServerProcess,
  url: string,
  watchdog: Watchdog,
  unlock: () => Promise<void>,
  onExit: EmbeddedPostgresOptions['onExit'],
): EmbeddedPostgres {
  let stopping: Promise<void> | undefined;
  const gone = server.exited.then(async (reason) => {
    watchdog.release();
    await unlock();
    if (!stopping) onExit?.(reason);
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    await gone;
  };
  return { url, pid: server.pid, stop: () => (stopping ??= stop()) };
}

/** Reasons to try again: somebody took the port meanwhile, or a killed server and its processes are not quite gone. */
async function startServer(
  { dataDir, fsync = true, settings = {} }: EmbeddedPostgresOptions,
  binaries: Binaries,
  cluster: Cluster,
  runAs: RunAs | undefined,
  watchdog: Watchdog,
): Promise<{ server: ServerProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(dataDir);
    const args = serverArguments(cluster.path, port, fsync, settings);
    const server = await startServerProcess({ binaries, cluster: cluster.path, args, logFile: join(dataDir, 'server.log'), runAs });
    watchdog.guard(server.pid);
    const failure = await waitUntilReady(server, cluster.path);
    if (failure === undefined) return { server, port };
    const log = await server.log();
    const portTaken = /could not bind|could not create any TCP/i.test(log);
    if (portTaken) await forgetPort(dataDir);
    if (attempt === attempts || !(portTaken || /shared memory block.*still in use|"postmaster.pid" already exists/i.test(log))) {
      throw new EmbeddedPostgresError(`PostgreSQL did not start (${failure}): ${log.trim().split('\n').slice(-3).join(' | ')}`);
    }
    await endLeftoverServer(cluster.path, binaries);
    await delay(250);
  }
}

/** @returns why it failed, or undefined when the server takes connections */
async function waitUntilReady(server: ServerProcess, cluster: string): Promise<string | undefined> {
  for (const deadline = Date.now() + startTimeoutMs; Date.now() < deadline;) {
    const gone = await Promise.race([server.exited, delay(15)]);
    if (gone !== undefined) return gone;
    const found = await readPostmasterFile(cluster);
    if (found?.pid === server.pid && found.ready) return undefined;
  }
  await server.stop();
  return 'not ready in time';
}

async function createDatabase(maintenanceUrl: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl });
  client.on('error', () => undefined); // an idle client without a listener would end the process
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
  } finally {
    await client.end();
  }
}
