import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

const runTypescript = join(__dirname, 'run-typescript.cjs');

/**
 * Runs one of our TypeScript files in a process of its own, to be killed at will; it speaks to the test by IPC messages.
 * @param cwd where it looks for a file `.env`
 */
export function forkTypescript(file: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}, cwd?: string): ChildProcess {
  return fork(file, args, {
    cwd,
    execArgv: ['-r', runTypescript],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** The next IPC message; rejects when the process ends first. */
export function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code, signal) => reject(new Error(`The process ended (${signal ?? code}) before it sent a message`)));
  });
}

/** Resolves when the process is gone. */
export function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}
