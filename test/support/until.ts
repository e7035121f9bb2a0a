import { setTimeout as pause } from 'node:timers/promises';

/** Between two questions, so that waiting leaves the processor to those who are waited for. */
const pauseMs = 10;

/** Waits for a state, never for a time: asks again and again until the answer is yes. Jest's own time limit ends a vain wait. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(pauseMs);
}
