import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hatResources } from '@ponte/hat/contract';
import type { SampleBody } from '../sample-operator/generate-sample';
import type { HubApi, RefusedItem } from './hub-api';
import type { Progress } from './progress';
import { followed } from './wait-for';

/** Without any step forward for this long, something is wrong. */
const patienceMs = 300_000;
const finalStates = ['confirmed', 'unchanged', 'superseded', 'rejected', 'failed'];

export interface ResourceOutcome {
  resource: string;
  total: number;
  counts: Record<string, number>;
  isFinal: boolean;
  refused: RefusedItem[];
}

interface Submitted {
  resource: string;
  total: number;
  id: string;
  counts: Record<string, number>;
  isFinal: boolean;
}

/** Submits the whole sample, then follows every submission to its end (or until nothing moves any more). */
export async function loadSample(api: HubApi, folder: string, progress: Progress, signal: AbortSignal): Promise<ResourceOutcome[]> {
  const submitted: Submitted[] = [];
  for (const resource of hatResources) {
    const body = JSON.parse(await readFile(join(folder, `${resource}.json`), 'utf8')) as SampleBody;
    const total = body.items.length;
    progress.add(resource, total);
    submitted.push({ resource, total, id: await api.submit(resource, body), counts: {}, isFinal: false });
    signal.throwIfAborted();
  }
  await follow(api, submitted, progress, signal);
  return Promise.all(submitted.map((one) => outcome(api, one)));
}

async function follow(api: HubApi, submitted: Submitted[], progress: Progress, signal: AbortSignal): Promise<void> {
  const look = async (): Promise<number | 'end'> => {
    for (const one of submitted.filter(({ isFinal }) => !isFinal)) {
      const { counts, status } = await api.submission(one.id);
      Object.assign(one, { counts, isFinal: status !== 'processing' });
      progress.update(one.resource, settled(one.counts));
    }
    if (submitted.every(({ isFinal }) => isFinal)) return 'end';
    return submitted.reduce((sum, { counts }) => sum + settled(counts), 0);
  };
  await followed(signal, look, patienceMs);
}

const settled = (counts: Record<string, number>): number => finalStates.reduce((sum, state) => sum + (counts[state] ?? 0), 0);

async function outcome(api: HubApi, { resource, total, id, counts, isFinal }: Submitted): Promise<ResourceOutcome> {
  const states = ['rejected', 'failed'].filter((state) => (counts[state] ?? 0) > 0);
  const refused = await Promise.all(states.map((state) => api.items(id, state)));
  return { resource, total, counts, isFinal, refused: refused.flat() };
}
