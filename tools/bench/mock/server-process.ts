import { fork } from 'node:child_process';
import { join } from 'node:path';
import { cpuSeconds } from '../processor-time';

export interface ServerProcess {
  url: string;
  /** From the start of the process until it said that it was ready. */
  readyMs: number;
  /** Processor time so far (Linux; elsewhere not a number): steadier than rates on a busy machine. */
  cpuSeconds(): number;
  close(): Promise<void>;
}

const dist = join(__dirname, '..', '..', '..');
const nodeFlags = (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean);

/** The emulator as `npm run start:mock` runs it: journal on, memory only, answers final at once. */
export function emulator(): Promise<ServerProcess> {
  const args = ['--port', '0', '--processing-ms', '0', '--log-level', 'error'];
  return started(join(dist, 'apps/mock-upstream/src/main.js'), args, nodeFlags);
}

export function bareServer(kind: 'answer' | 'cycles'): Promise<ServerProcess> {
  return started(join(__dirname, 'bare-server.js'), [kind], []);
}

async function started(file: string, args: readonly string[], execArgv: string[]): Promise<ServerProcess> {
  const begun = performance.now();
  // Nothing of our environment nor of a .env file: MOCK_ variables would make it another emulator.
  const child = fork(file, args, { execArgv, env: {}, cwd: __dirname, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
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
