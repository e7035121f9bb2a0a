/**
 * Repeats a step until stopped. A step answers how many ms there is nothing to do (0 = go on at once, Infinity = until woken).
 * A wake during a step is not lost: the next pause is skipped.
 */
export class WakeableLoop {
  private running?: Promise<void>;
  private interrupt?: () => void;
  private woken = false;
  private stopped = false;

  /** @param onFault told about a step that threw; answers the pause in ms before the next try */
  constructor(
    private readonly step: () => Promise<number>,
    private readonly onFault: (error: unknown) => number,
  ) {}

  start(): void {
    this.running ??= this.loop();
  }

  wake(): void {
    this.woken = true;
    this.interrupt?.();
  }

  /** Resolves when the step under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.running;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      this.woken = false;
      const pause = await this.step().catch((error: unknown) => this.onFault(error));
      if (pause > 0 && !this.woken && !this.stopped) await this.pause(pause);
    }
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = Number.isFinite(ms) ? setTimeout(() => this.interrupt?.(), ms) : undefined;
      this.interrupt = () => {
        clearTimeout(timer);
        this.interrupt = undefined;
        resolve();
      };
    });
  }
}
