import { SystemClock, type Clock } from '@ponte/common';

/** The clock of one world: the given source plus what was added to it by hand. Milliseconds since 1970. */
export class WorldClock {
  #added = 0;

  constructor(private readonly source: Clock = new SystemClock()) {}

  now(): number {
    return this.source.now().getTime() + this.#added;
  }

  /** Moves this world forward; the other worlds stay where they are. */
  advance(milliseconds: number): void {
    this.#added += milliseconds;
  }
}
