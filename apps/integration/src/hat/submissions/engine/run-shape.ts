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
