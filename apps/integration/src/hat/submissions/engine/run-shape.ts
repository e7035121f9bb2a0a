import type { EngineTuning } from './engine-tuning';

/**
 * How many runs of each kind a replica keeps going for one tenant: two, so that one claims and stores while the other is on the wire,
 * and one where there are too few slots to share.
 */
export function runsAtOnce(concurrency: number): number {
  return concurrency >= 4 ? 2 : 1;
}

/** Slots a run asks for: sending gets half of them and polling the other, so that neither starves behind the other's queue. */
export function slotsOfRun(concurrency: number): number {
  return Math.ceil(concurrency / (2 * runsAtOnce(concurrency)));
}

/**
 * How many calls a run claims for each of its slots. A claim costs the database the same work for few items as for many, so a quick
 * vendor gets large ones; a slow one gets small ones, so that little waits in a run whose replica may die.
 */
export class RunPace {
  private callMs: number;

  constructor(private readonly tuning: Pick<EngineTuning, 'runMs' | 'batchesPerSlot'>) {
    this.callMs = tuning.runMs / 4;
  }

  /** @param durationMs of a call that was made */
  saw(durationMs: number): void {
    this.callMs += (durationMs - this.callMs) / 8;
  }

  callsPerSlot(): number {
    return Math.max(1, Math.min(this.tuning.batchesPerSlot, Math.round(this.tuning.runMs / this.callMs)));
  }
}
