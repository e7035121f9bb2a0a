/** Codes of 20 digits: registry of the insurer, day, and a number that begins again each day. Prescriptions and protocols count apart. */
export class DailyCodes {
  /** The highest number given by kind, registry and day, whether what bears it is still there or not. */
  #last = new Map<string, number>();

  /**
   * The next code. It is given only when `taken` is told of it.
   * @param seeded codes that were there before anything was given
   */
  next(name: string, ansRegistry: string, day: string, seeded: Iterable<string>): string {
    const prefix = ansRegistry + day.replaceAll('-', '');
    let last = this.#last.get(`${name}:${prefix}`) ?? 0;
    for (const code of seeded) if (isDaily(code) && code.startsWith(prefix)) last = Math.max(last, Number(code.slice(14)));
    return prefix + String(last + 1).padStart(6, '0');
  }

  taken(name: string, code: string): void {
    if (isDaily(code)) this.set(`${name}:${code.slice(0, 14)}`, Number(code.slice(14)));
  }

  all(): Iterable<[name: string, last: number]> {
    return this.#last;
  }

  set(name: string, last: number): void {
    this.#last.set(name, Math.max(last, this.#last.get(name) ?? 0));
  }

  clear(): void {
    this.#last.clear();
  }
}

function isDaily(code: string): boolean {
  return /^\d{20}$/.test(code);
}
