import { spawn } from 'node:child_process';

export interface CannonLoad {
  connections: number;
  seconds: number;
  headers: Readonly<Record<string, string>>;
}

/** What autocannon tells, as far as it is used here. Latencies in milliseconds. */
export interface CannonResult {
  requests: { average: number; total: number };
  latency: { p50: number; p99: number };
  errors: number;
  timeouts: number;
  non2xx: number;
}

/** GETs of one address, by autocannon in a process of its own: it must not take turns with us. @throws Error when an answer was none or no success */
export async function cannon(url: string, { connections, seconds, headers }: CannonLoad): Promise<CannonResult> {
  const program = require.resolve('autocannon/autocannon.js');
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`]);
  const args = [program, '--json', '--no-progress', '-c', String(connections), '-d', String(seconds), ...given, url];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  const result = JSON.parse(text) as CannonResult;
  const { errors, timeouts, non2xx } = result;
  if (errors + timeouts + non2xx > 0)
    throw new Error(`${url}: ${errors} errors, ${timeouts} time-outs, ${non2xx} answers that are no success`);
  return result;
}
