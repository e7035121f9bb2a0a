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
