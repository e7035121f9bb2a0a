import type { WorldClock } from './clock';

/** The longest a timer takes. */
const longestTimer = 2_147_483_647;

/** All calls that wait for the same millisecond: one timer and one promise serve them, so that a delay on every call costs little. */
interface Pause {
  readonly over: Promise<void>;
  end(): void;
}

/**
 * Waits by the clock of a world. While it runs with the real time they take real time, and end early when it is moved forward; while
 * it stands still they end when it is advanced far enough. All of them end when the world is reset, deleted or closed, so that a
 * delayed answer keeps nothing alive.
 */
export class Pauses {
  readonly #running = new Map<number, Pause>();
  #closed = false;

  constructor(private readonly clock: WorldClock) {}

  wait(milliseconds: number): Promise<void> {
    if (this.#closed || milliseconds <= 0) return Promise.resolve();
    const dueAt = Math.ceil(this.clock.now() + milliseconds);
    return (this.#running.get(dueAt) ?? this.#begin(dueAt, milliseconds)).over;
  }

  /** Ends every wait. */
  release(): void {
    for (const { end } of [...this.#running.values()]) end();
  }

  /** Ends every wait, and every later one at once. */
  close(): void {
    this.#closed = true;
    this.release();
  }

  #begin(dueAt: number, milliseconds: number): Pause {
    let timer: NodeJS.Timeout | undefined;
    let resolve = (): void => undefined;
    const over = new Promise<void>((done) => (resolve = done));
    const end = (): void => {
      clearTimeout(timer);
      this.clock.forget(look);
      this.#running.delete(dueAt);
      resolve();
    };
    const look = (): void => {
      clearTimeout(timer);
      const left = dueAt - this.clock.now();
      if (left <= 0) end();
      // A clock that was set back must not make anybody wait longer than was asked for.
      else if (this.clock.mode === 'real') timer = setTimeout(end, Math.min(left, milliseconds, longestTimer));
    };
    const pause = { over, end };
    this.#running.set(dueAt, pause);
    this.clock.watch(look);
    look();
    return pause;
  }
}
