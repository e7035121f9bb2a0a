/** A pause that can be ended early. A wake while nobody pauses is not lost: the next pause is skipped. */
export class WakeablePause {
  private interrupt?: () => void;
  private woken = false;

  wake(): void {
    this.woken = true;
    this.interrupt?.();
  }

  /** Forgets the wakes so far: what they told of is about to be looked at. */
  reset(): void {
    this.woken = false;
  }

  /** @param ms Infinity: until woken */
  async wait(ms: number): Promise<void> {
    if (this.woken || ms <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = Number.isFinite(ms) ? setTimeout(() => this.interrupt?.(), ms) : undefined;
      this.interrupt = () => {
        clearTimeout(timer);
        this.interrupt = undefined;
        resolve();
      };
    });
  }
}
