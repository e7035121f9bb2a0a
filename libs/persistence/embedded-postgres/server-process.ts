import { execFile, spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { parse } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Binaries } from './binaries';
import { serverEnvironment } from './cluster';
import { endProcess } from './leftover-server';
import { readPostmasterFile } from './postmaster-file';
import { processIdentity } from './process-identity';
import { RunAs } from './unprivileged-user';

export interface ServerProcess {
  pid: number;
  /** Resolves with the reason when the server is gone, whoever ended it. */
  exited: Promise<string>;
  /** What the server wrote to its log since it was started. */
  log(): Promise<string>;
  stop(): Promise<void>;
}

interface Launch {
  binaries: Binaries;
  cluster: string;
  args: string[];
  logFile: string;
  runAs: RunAs | undefined;
}

const maxLogBytes = 5_000_000;

/** Starts the server; it is not ready yet when this returns. */
export async function startServerProcess(launch: Launch): Promise<ServerProcess> {
  const logStart = await rotateLog(launch.logFile);
  const log = async (): Promise<string> => (await readFile(launch.logFile)).subarray(logStart).toString('utf8');
  return process.platform === 'win32' ? startOnWindows(launch, log) : startOnPosix(launch, log);
}

async function startOnPosix({ binaries, args, logFile, runAs, cluster }: Launch, log: () => Promise<string>): Promise<ServerProcess> {
  // We open the log and hand the open file over: the server's user may have no way to its folder.
  const file = await open(logFile, 'a', 0o600);
  try {
    const child = spawn(binaries.postgres, args, {
      ...runAs,
      detached: true, // Ctrl-C is for the owner, which drains first and stops the server last
      stdio: ['ignore', file.fd, file.fd],
      cwd: parse(cluster).root,
      env: serverEnvironment,
    });
    const exited = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with exit code ${code}`));
    });
    child.unref();
    const pid = child.pid ?? 0;
    const stop = async (): Promise<void> => {
      child.ref(); // whoever stops it waits for its end, and may have nothing else that keeps the process
      if (pid) await endProcess(pid);
    };
    return { pid, exited, log, stop };
  } finally {
    await file.close();
  }
}

/** postgres.exe refuses administrators; pg_ctl starts it with a restricted token, as initdb does for itself. Signals go through pg_ctl. */
async function startOnWindows({ binaries, args, logFile, cluster }: Launch, log: () => Promise<string>): Promise<ServerProcess> {
  const options = args.slice(2).map((argument) => (/\s/.test(argument) ? `"${argument}"` : argument));
  const started = spawn(binaries.pgCtl, ['start', '-D', cluster, '-l', logFile, '-w', '-t', '300', '-o', options.join(' ')], {
    stdio: 'ignore',
    env: serverEnvironment,
    windowsHide: true,
  });
  const code = await new Promise<number | null>((resolve) => started.once('exit', resolve).once('error', () => resolve(-1)));
  const pid = code === 0 ? ((await readPostmasterFile(cluster))?.pid ?? 0) : 0;
  const stop = async (): Promise<void> => {
    await promisify(execFile)(binaries.pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-w']).catch(() => undefined);
  };
  return { pid, exited: pid === 0 ? Promise.resolve(`pg_ctl ended with exit code ${code}`) : watchPid(pid), log, stop };
}

async function watchPid(pid: number): Promise<string> {
  while (processIdentity(pid) !== undefined) await delay(500, undefined, { ref: false });
  return 'ended';
}

/** @returns the size of the log before this start, in bytes */
async function rotateLog(logFile: string): Promise<number> {
  const size = (await stat(logFile).catch(() => undefined))?.size ?? 0;
  if (size < maxLogBytes) return size;
  await rename(logFile, `${logFile}.1`);
  return 0;
}
