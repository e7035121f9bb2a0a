/** Whole numbers in ascending order, each once. The greatest is added at no cost, for that is what comes most. */
export class SortedNumbers {
  readonly #numbers: number[] = [];

  get size(): number {
    return this.#numbers.length;
  }

  add(number: number): void {
    const at = this.#place(number);
    if (at === this.#numbers.length) this.#numbers.push(number);
    else if (this.#numbers[at] !== number) this.#numbers.splice(at, 0, number);
  }

  delete(number: number): void {
    const at = this.#place(number);
    if (this.#numbers[at] === number) this.#numbers.splice(at, 1);
  }

  clear(): void {
    this.#numbers.length = 0;
  }

  /** From the `skip`th on, in ascending or descending order. A page costs as much as it is long, wherever it lies. */
  *walk(descending = false, skip = 0): Generator<number> {
    const step = descending ? -1 : 1;
    for (let at = descending ? this.#numbers.length - 1 - skip : skip; ; at += step) {
      const number = this.#numbers[at];
      if (number === undefined) return;
      yield number;
    }
  }

  #place(number: number): number {
    const last = this.#numbers.at(-1);
    if (last === undefined || number > last) return this.#numbers.length;
    let [from, to] = [0, this.#numbers.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#numbers[middle] ?? Infinity) < number) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
