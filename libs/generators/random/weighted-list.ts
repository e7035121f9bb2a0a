import type { RandomSource } from './random-source';

/** Things drawn as often as their weights say. */
export class WeightedList<T> {
  private readonly bounds: number[] = [];
  private readonly total: number;

  constructor(
    private readonly items: readonly T[],
    weightOf: (item: T) => number,
  ) {
    let sum = 0;
    for (const item of items) this.bounds.push((sum += weightOf(item)));
    this.total = sum;
  }

  pick(random: RandomSource): T {
    const wanted = random.fraction() * this.total;
    let [from, to] = [0, this.bounds.length - 1];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.bounds[middle] as number) > wanted) to = middle;
      else from = middle + 1;
    }
    return this.items[from] as T;
  }
}
