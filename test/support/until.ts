import { setImmediate } from 'node:timers/promises';

/** Waits for a state, never for a time: asks again and again until the answer is yes. Jest's own time limit ends a vain wait. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await setImmediate();
}
