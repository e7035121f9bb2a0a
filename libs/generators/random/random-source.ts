import type { Randomness } from '@ponte/common';
import { mix } from './mix';

const golden = 0x9e3779b9 | 0;
const wordSize = 0x1_0000_0000;

/**
 * Seeded chance that splits: `named` and `at` give sources that depend on the seed and the path alone, never on what was drawn before. So a
 * record can be made without those before it, and a field added later leaves the others as they were. Integer arithmetic only: the same on
 * every Node. Not for secrets.
 */
export class RandomSource implements Randomness {
  private counter = 0;

  private constructor(
    private readonly high: number,
    private readonly low: number,
  ) {}

  static of(seed: number | string): RandomSource {
    return new RandomSource(golden, 0x6d2b79f5).named(String(seed));
  }

  named(name: string): RandomSource {
    let [first, second] = [this.high ^ 0x811c9dc5, this.low ^ 0x1000193];
    for (let at = 0; at < name.length; at++) {
      const code = name.charCodeAt(at);
      first = Math.imul(first ^ code, 0x01000193);
      second = Math.imul(second + code, 0x5bd1e995) ^ (second >>> 15);
    }
    return new RandomSource(mix(first ^ name.length), mix(second));
  }

  /** @param index a whole number from 0 up to 2^53 */
  at(index: number): RandomSource {
    const [lower, upper] = [index | 0, Math.floor(index / wordSize)];
    return new RandomSource(mix(this.high ^ mix(lower + golden)), mix(this.low + Math.imul(lower, 0x2c1b3c6d) + upper + 1));
  }

  /** 32 bits, 0 to 4,294,967,295. */
  next(): number {
    this.counter = (this.counter + golden) | 0;
    return mix(mix(this.counter ^ this.high) + this.low) >>> 0;
  }

  fraction(): number {
    return this.next() / wordSize;
  }

  /** Both ends included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.fraction() * list.length)] as T;
  }

  /** @param count 1 to 9 */
  digits(count: number): string {
    return String(this.integer(0, 10 ** count - 1)).padStart(count, '0');
  }

  /** The list in another order. */
  shuffled<T>(list: readonly T[]): T[] {
    const result = [...list];
    for (let at = result.length - 1; at > 0; at--) {
      const other = this.integer(0, at);
      [result[at], result[other]] = [result[other] as T, result[at] as T];
    }
    return result;
  }

  uuid(): string {
    const hex = [this.next(), this.next(), this.next(), this.next()].map((word) => word.toString(16).padStart(8, '0')).join('');
    const variant = '89ab'[this.integer(0, 3)] as string;
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
