import { fork } from 'node:child_process';
import { compilerFlags, nodeFlags, scriptFile } from '../bench-process';
import { cpuSeconds } from '../processor-time';

export interface ServerProcess {
  url: string;
  /** From the start of the process until it said that it was ready. */
  readyMs: number;
  /** Processor time so far (Linux; elsewhere not a number): steadier than rates on a busy machine. */
  cpuSeconds(): number;
  close(): Promise<void>;
}

/** The emulator as `npm run start:mock` runs it: journal on, memory only, answers final at once. */
export function emulator(): Promise<ServerProcess> {
  const args = ['--port', '0', '--processing-ms', '0', '--log-level', 'error'];
  return started(scriptFile('apps/mock-upstream/src/main'), args, nodeFlags);
}

export function bareServer(kind: 'answer' | 'cycles'): Promise<ServerProcess> {
  return started(scriptFile('tools/bench/mock/bare-server'), [kind], []);
}

async function started(file: string, args: readonly string[], flags: readonly string[]): Promise<ServerProcess> {
  const begun = performance.now();
  // Nothing of our environment nor of a .env file: MOCK_ variables would make it another emulator.
  const child = fork(file, args, {
    execArgv: [...flags, ...compilerFlags],
    env: {},
    cwd: __dirname,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { url } = await new Promise<{ url: string }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { url: string }));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  const readyMs = performance.now() - begun;
  const close = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  return { url, readyMs, cpuSeconds: () => cpuSeconds(child.pid ?? 0), close };
}
