import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

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
  return { url, readyMs, cpuSeconds: () => cpuSecondsOf(child.pid ?? 0), close };
}

function cpuSecondsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}
