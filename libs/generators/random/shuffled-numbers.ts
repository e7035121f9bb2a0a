import { mix } from './mix';
import type { RandomSource } from './random-source';

/**
 * The numbers 0 to size - 1 in a seeded order that nobody has to write down: `at(i)` differs from every other `at(j)`. That is how
 * millions of identifiers stay unique in no memory. A Feistel network over a rectangle just larger than the range, walked until inside.
 */
export class ShuffledNumbers {
  private readonly rows: number;
  private readonly columns: number;
  private readonly keys: readonly number[];

  /** @param size up to 2^53 */
  constructor(
    random: RandomSource,
    readonly size: number,
  ) {
    this.rows = Math.ceil(Math.sqrt(size));
    this.columns = Math.ceil(size / this.rows);
    this.keys = Array.from({ length: 4 }, () => random.next() | 0);
  }

  /** @throws RangeError when the numbers are used up */
  at(index: number): number {
    if (!Number.isSafeInteger(index) || index < 0 || index >= this.size) throw new RangeError(`There are ${this.size} numbers, 0 and up`);
    let value = index;
    do value = this.permuted(value);
    while (value >= this.size);
    return value;
  }

  private permuted(value: number): number {
    let row = Math.floor(value / this.columns);
    let column = value % this.columns;
    for (const key of this.keys) {
      row = (row + (mix(column ^ key) >>> 0)) % this.rows;
      column = (column + (mix((row + key) | 0) >>> 0)) % this.columns;
    }
    return row * this.columns + column;
  }
}
