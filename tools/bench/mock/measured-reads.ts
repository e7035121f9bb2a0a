import { spawn } from 'node:child_process';

export interface Reads {
  perSecond: number;
  /** Milliseconds. */
  p99: number;
  /** Of one answer, headers left out. */
  bytes: number;
  /** Processor time of the server for one answer; not a number where it cannot be told. */
  microseconds: number;
}

interface Load {
  connections: number;
  seconds: number;
  headers: Readonly<Record<string, string>>;
  /** Processor time of the server so far. */
  cpuSeconds?: () => number;
}

/** What autocannon tells, as far as it is used here. */
interface CannonResult {
  requests: { average: number; total: number };
  latency: { p99: number };
  errors: number;
  timeouts: number;
  non2xx: number;
}

/** GETs of one address for so long, after a warm-up of two seconds. @throws Error when an answer was none or no success */
export async function measuredReads(url: string, load: Load): Promise<Reads> {
  const answer = await fetch(url, { headers: load.headers });
  const bytes = (await answer.arrayBuffer()).byteLength;
  await cannon(url, { ...load, seconds: 2 });
  const { cpuSeconds = () => Number.NaN } = load;
  const before = cpuSeconds();
  const { requests, latency, errors, timeouts, non2xx } = await cannon(url, load);
  if (errors + timeouts + non2xx > 0)
    throw new Error(`${url}: ${errors} errors, ${timeouts} time-outs, ${non2xx} answers that are no success`);
  const microseconds = ((cpuSeconds() - before) / requests.total) * 1e6;
  return { perSecond: requests.average, p99: latency.p99, bytes, microseconds };
}

/** autocannon in a process of its own: it must not take turns with us. */
async function cannon(url: string, { connections, seconds, headers }: Load): Promise<CannonResult> {
  const program = require.resolve('autocannon/autocannon.js');
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`]);
  const args = [program, '--json', '--no-progress', '-c', String(connections), '-d', String(seconds), ...given, url];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  return JSON.parse(text) as CannonResult;
}
