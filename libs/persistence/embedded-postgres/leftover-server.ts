import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Binaries } from './binaries';
import { EmbeddedPostgresError } from './embedded-postgres.errors';
import { readPostmasterFile, removePostmasterFile } from './postmaster-file';
import { processCommand, processIdentity } from './process-identity';

const fastShutdownMs = 30_000;
const immediateShutdownMs = 10_000;
const zombiePatienceMs = 2_000;

/**
 * Ends the server that a killed owner left behind on this cluster (its watchdog may have been killed too, or be at work right now).
 * Called by the holder of the directory lock. A process that is not our server is never signalled.
 */
export async function endLeftoverServer(cluster: string, binaries: Binaries): Promise<void> {
  const found = await readPostmasterFile(cluster);
  if (!found) return;
  if (processIdentity(found.pid) === undefined) return forgetDeadServer(cluster, found.pid);
  if (process.platform === 'win32') {
    await promisify(execFile)(binaries.pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-w']).catch(() => undefined);
    return;
  }
  if (!processCommand(found.pid).includes(cluster)) {
    // The number went to somebody else after a crash; PostgreSQL would believe its server still runs.
    await removePostmasterFile(cluster);
    return;
  }
  if (await endProcess(found.pid)) return;
  throw new EmbeddedPostgresError(`A PostgreSQL server (process ${found.pid}) still runs on ${cluster} and does not stop`);
}

/**
 * PostgreSQL copes with the file of a server that is gone, but takes a zombie for a living one, and in a container without an init
 * a zombie may stay for ever. Processes that still hold the dead server's shared memory stop the new one all the same: PostgreSQL checks that too.
 */
async function forgetDeadServer(cluster: string, pid: number): Promise<void> {
  for (const deadline = Date.now() + zombiePatienceMs; Date.now() < deadline; await delay(25)) {
    if (!isListed(pid)) return;
  }
  await removePostmasterFile(cluster);
}

function isListed(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Fast shutdown first, immediate shutdown (recovery at the next start) when that takes too long. */
export async function endProcess(pid: number): Promise<boolean> {
  return (await signalled(pid, 'SIGINT', fastShutdownMs)) || (await signalled(pid, 'SIGQUIT', immediateShutdownMs));
}

async function signalled(pid: number, signal: NodeJS.Signals, patienceMs: number): Promise<boolean> {
  const identity = processIdentity(pid);
  try {
    if (identity !== undefined) process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await delay(25)) {
    if (identity === undefined || processIdentity(pid) !== identity) return true;
  }
  return false;
}
