/**
 * Walks a table in the order of a key, so that what is kept is passed once and not for every chunk.
 * @param step purges the stretch behind a key, and says where it ended; without that, the walk is over
 * @param start before every key @returns how many were purged
 * @throws the reason of the signal
 */
export async function inStretches(
  signal: AbortSignal,
  start: string,
  step: (after: string) => Promise<{ purged: number; last?: string }>,
): Promise<number> {
  let total = 0;
  for (let after: string | undefined = start; after !== undefined;) {
    signal.throwIfAborted();
    const { purged, last }: Awaited<ReturnType<typeof step>> = await step(after);
    total += purged;
    after = last;
  }
  return total;
}

/**
 * Repeats a deletion until it finds less than a full chunk.
 * @param step does up to `chunk` and returns how many @returns how many in all
 * @throws the reason of the signal: a run that was told to stop is not done
 */
export async function inChunks(signal: AbortSignal, chunk: number, step: (limit: number) => Promise<number>): Promise<number> {
  let total = 0;
  for (let done = chunk; done === chunk; total += done) {
    signal.throwIfAborted();
    done = await step(chunk);
  }
  return total;
}
