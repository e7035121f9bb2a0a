import type { WorldClock } from './clock';

/** The longest a timer takes. */
const longestTimer = 2_147_483_647;

/**
 * Waits by the clock of a world. While it runs with the real time they take real time, and end early when it is moved forward; while
 * it stands still they end when it is advanced far enough. All of them end when the world is reset, deleted or closed, so that a
 * delayed answer keeps nothing alive.
 */
export class Pauses {
  readonly #running = new Set<() => void>();
  #closed = false;

  constructor(private readonly clock: WorldClock) {}

  wait(milliseconds: number): Promise<void> {
    if (this.#closed || milliseconds <= 0) return Promise.resolve();
    const dueAt = this.clock.now() + milliseconds;
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const end = (): void => {
        clearTimeout(timer);
        this.clock.forget(look);
        this.#running.delete(end);
        resolve();
      };
      const look = (): void => {
        clearTimeout(timer);
        const left = dueAt - this.clock.now();
        if (left <= 0) end();
        // A clock that was set back must not make anybody wait longer than was asked for.
        else if (this.clock.mode === 'real') timer = setTimeout(end, Math.min(left, milliseconds, longestTimer));
      };
      this.#running.add(end);
      this.clock.watch(look);
      look();
    });
  }

  /** Ends every wait. */
  release(): void {
    for (const end of [...this.#running]) end();
  }

  /** Ends every wait, and every later one at once. */
  close(): void {
    this.#closed = true;
    this.release();
  }
}
