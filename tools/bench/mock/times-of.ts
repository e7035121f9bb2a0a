/** Milliseconds that each of so many runs took, one after the other. */
export async function timesOf(runs: number, run: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let count = 0; count < runs; count++) {
    const started = performance.now();
    await run();
    times.push(performance.now() - started);
  }
  return times;
}
