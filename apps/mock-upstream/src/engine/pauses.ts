/** Waits in real time that end early when the emulator closes, so that a delayed answer keeps nothing alive. */
export class Pauses {
  readonly #running = new Map<NodeJS.Timeout, () => void>();

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#running.delete(timer);
        resolve();
      }, milliseconds);
      this.#running.set(timer, resolve);
    });
  }

  release(): void {
    for (const [timer, resolve] of this.#running) {
      clearTimeout(timer);
      resolve();
    }
    this.#running.clear();
  }
}
