/** Waits in real time that end early when the emulator closes, so that a delayed answer keeps nothing alive. */
export class Pauses {
  readonly #running = new Map<NodeJS.Timeout, () => void>();

  #released = false;

  wait(milliseconds: number): Promise<void> {
    if (this.#released) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#running.delete(timer);
        resolve();
      }, milliseconds);
      this.#running.set(timer, resolve);
    });
  }

  /** Ends every wait, and every later one at once. */
  release(): void {
    this.#released = true;
    for (const [timer, resolve] of this.#running) {
      clearTimeout(timer);
      resolve();
    }
    this.#running.clear();
  }
}
