import { WakeablePause } from './wakeable-pause';

/**
 * Repeats a step until stopped. A step answers how many ms there is nothing to do (0 = go on at once, Infinity = until woken).
 * A wake during a step is not lost: the next pause is skipped.
 */
export class WakeableLoop {
  private readonly pause = new WakeablePause();
  private running?: Promise<void>;
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
    this.pause.wake();
  }

  /** Resolves when the step under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.running;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      this.pause.reset();
      const idleMs = await this.step().catch((error: unknown) => this.onFault(error));
      if (!this.stopped) await this.pause.wait(idleMs);
    }
  }
}
