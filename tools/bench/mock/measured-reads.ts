import { cannon, type CannonLoad } from '../cannon';

export interface Reads {
  perSecond: number;
  /** Milliseconds. */
  p99: number;
  /** Of one answer, headers left out. */
  bytes: number;
  /** Processor time of the server for one answer; not a number where it cannot be told. */
  microseconds: number;
}

interface Load extends CannonLoad {
  /** Processor time of the server so far. */
  cpuSeconds?: () => number;
}

/** GETs of one address for so long, after a warm-up of two seconds. @throws Error when an answer was none or no success */
export async function measuredReads(url: string, load: Load): Promise<Reads> {
  const answer = await fetch(url, { headers: load.headers });
  const bytes = (await answer.arrayBuffer()).byteLength;
  await cannon(url, { ...load, seconds: 2 });
  const { cpuSeconds = () => Number.NaN } = load;
  const before = cpuSeconds();
  const { requests, latency } = await cannon(url, load);
  const microseconds = ((cpuSeconds() - before) / requests.total) * 1e6;
  return { perSecond: requests.average, p99: latency.p99, bytes, microseconds };
}
