import { fork } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface AppProcess {
  name: string;
  /** Resolves with a sentence when the process is gone. */
  exited: Promise<string>;
  isGone(): boolean;
  /** Lets it drain and waits for its end. */
  stop(): Promise<void>;
  kill(): void;
  /** The last lines it wrote. */
  logTail(): string;
  logFile: string;
}

interface AppDescription {
  name: string;
  file: string;
  folder: string;
  env: NodeJS.ProcessEnv;
  logFolder: string;
}

const maxLogBytes = 10_000_000;

/** Runs a built app as a child that ends with us, its output in a log file. */
export function startApp({ name, file, folder, env, logFolder }: AppDescription): AppProcess {
  const logFile = join(logFolder, `${name}.log`);
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > maxLogBytes) renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, 'a', 0o600);
  const child = fork(file, [], {
    cwd: folder,
    env,
    execArgv: ['-r', join(__dirname, 'end-with-parent.js')],
    stdio: ['ignore', log, log, 'ipc'],
    detached: process.platform !== 'win32', // Ctrl-C is for us; we stop the apps in the right order
  });
  closeSync(log);
  let gone = false;
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`The ${name} could not be started: ${error.message}`));
    child.once('exit', (code, signal) => resolve(`The ${name} ended (${signal ?? `exit code ${code}`})`));
  }).finally(() => (gone = true));
  return {
    name,
    exited,
    isGone: () => gone,
    stop: async () => {
      if (child.connected) child.disconnect();
      await exited;
    },
    kill: () => void child.kill('SIGKILL'),
    logTail: () => readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-15).join('\n'),
    logFile,
  };
}

/** Resolves when the address answers 2xx; rejects when the app ends first. */
export async function untilReady(app: AppProcess, url: string): Promise<void> {
  while (!app.isGone()) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await Promise.race([app.exited, new Promise((resolve) => setTimeout(resolve, 100))]);
  }
  throw new Error(`${await app.exited}. The end of ${app.logFile}:\n${app.logTail()}`);
}
