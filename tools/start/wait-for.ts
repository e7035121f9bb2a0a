import { setTimeout as delay } from 'node:timers/promises';

const everyMs = 150;

/**
 * Asks until there is an answer.
 * @param ask undefined while there is none yet
 * @throws Error naming what was waited for, after `patienceMs`
 */
export async function waitFor<T>(what: string, signal: AbortSignal, ask: () => Promise<T | undefined>, patienceMs = 60_000): Promise<T> {
  for (const since = Date.now(); Date.now() - since < patienceMs; await delay(everyMs, undefined, { signal })) {
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
  throw new Error(`Waited ${patienceMs / 1000} s for ${what}`);
}
