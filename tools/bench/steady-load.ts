/**
 * Asks at a steady rate, one call after the other at even distances, whatever the answers take: autocannon's rate sends each second's calls in
 * one burst, which measures the queue behind it.
 * @returns how long each took, ms, sorted
 */
export async function steadyLoad(perSecond: number, seconds: number, ask: (number: number) => Promise<void>): Promise<number[]> {
  const total = perSecond * seconds;
  const timed = async (number: number): Promise<number> => {
    const begun = performance.now();
    await ask(number);
    return performance.now() - begun;
  };
  const asked: Promise<number>[] = [];
  const started = performance.now();
  while (asked.length < total) {
    const due = Math.min(total - 1, Math.floor(((performance.now() - started) / 1000) * perSecond));
    while (asked.length <= due) asked.push(timed(asked.length));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return (await Promise.all(asked)).sort((left, right) => left - right);
}

/** The value below which such a part of the sorted times lies. */
export function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
}
