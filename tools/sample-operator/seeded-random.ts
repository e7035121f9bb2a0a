/** A small reproducible generator (mulberry32): the same seed gives the same sample on every machine and every Node. */
export class SeededRandom {
  constructor(private state: number) {}

  /** 0 <= x < 1 */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Both ends included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.integer(0, list.length - 1)] as T;
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.integer(0, 9)).join('');
  }

  /** aaaammdd, both years included; days 1 to 28, so that every month has them. */
  date(fromYear: number, toYear: number): string {
    const [year, month, day] = [this.integer(fromYear, toYear), this.integer(1, 12), this.integer(1, 28)];
    return `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
  }
}
