import { setTimeout as delay } from 'node:timers/promises';

const everyMs = 150;

/**
 * Looks again and again.
 * @param look tells how far it came, or that this is the end
 * @returns whether the end came; false when for `patienceMs` nothing moved
 */
export async function followed(signal: AbortSignal, look: () => Promise<number | 'end'>, patienceMs: number): Promise<boolean> {
  let last: number | undefined;
  for (let movedAt = Date.now(); Date.now() - movedAt < patienceMs; await delay(everyMs, undefined, { signal })) {
    const place = await look();
    if (place === 'end') return true;
    if (place !== last) [last, movedAt] = [place, Date.now()];
  }
  return false;
}

/**
 * Asks until there is an answer.
 * @param ask undefined while there is none yet
 * @throws Error naming what was waited for, after `patienceMs`
 */
export async function waitFor<T>(what: string, signal: AbortSignal, ask: () => Promise<T | undefined>, patienceMs = 60_000): Promise<T> {
  let answer: T | undefined;
  await followed(signal, async () => ((answer = await ask()) === undefined ? 0 : 'end'), patienceMs);
  if (answer === undefined) throw new Error(`Waited ${patienceMs / 1000} s for ${what}`);
  return answer;
}
