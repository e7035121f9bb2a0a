/** Inner measures of the engine; durations in ms. Tests shorten them, nobody else should need to. */
export interface EngineTuning {
  /** A replica's hold on its work; after its death others wait this long. */
  leaseMs: number;
  renewEveryMs: number;
  /** How long a run of calls should last: the quicker HAT answers, the more a claim takes. */
  runMs: number;
  /** Most batches claimed for each slot of a run. */
  batchesPerSlot: number;
  /** How old what a replica knows of the gate may be when a call starts. Half of the second that A17 allows. */
  gateFreshMs: number;
  /** Batches without one success after which a resource rests. */
  failuresInRow: number;
  upkeepEveryMs: number;
  /** How long a shutdown waits for calls on the wire. */
  drainMs: number;
}

export const defaultTuning: EngineTuning = {
  leaseMs: 10_000,
  renewEveryMs: 2_500,
  runMs: 500,
  batchesPerSlot: 32,
  gateFreshMs: 400,
  failuresInRow: 3,
  upkeepEveryMs: 2_000,
  drainMs: 8_000,
};

export const ENGINE_TUNING = Symbol('ENGINE_TUNING');
