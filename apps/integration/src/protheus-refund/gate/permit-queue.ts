import { setTimeout as delay } from 'node:timers/promises';

interface Waiter {
  until: number;
  grant(granted: boolean): void;
  fail(error: unknown): void;
}

export type DrawPermits = (wanted: number) => Promise<{ granted: number; waitMs: number }>;

/** Waits longer than this are cut in pieces, so that waiters past their moment are told. */
const longestWaitMs = 250;

/**
 * Permits to call, counted in the database for all replicas together. However many calls of this process wait, one draw at a time is
 * made for all of them.
 */
export class PermitQueue {
  private readonly waiters: Waiter[] = [];
  private drawing = false;

  constructor(private readonly draw: DrawPermits) {}

  /** @param withinMs how long the caller waits at most @returns whether the call may be made */
  take(withinMs: number): Promise<boolean> {
    return new Promise((grant, fail) => {
      this.waiters.push({ until: performance.now() + withinMs, grant, fail });
      if (!this.drawing) void this.serve();
    });
  }

  private async serve(): Promise<void> {
    this.drawing = true;
    try {
      while (this.waiters.length > 0) {
        const { granted, waitMs } = await this.draw(this.waiters.length);
        for (const waiter of this.waiters.splice(0, granted)) waiter.grant(true);
        if (this.waiters.length > 0) await delay(Math.min(Math.max(1, waitMs), longestWaitMs));
        this.dismissLate();
      }
    } catch (error) {
      for (const waiter of this.waiters.splice(0)) waiter.fail(error);
    } finally {
      this.drawing = false;
    }
  }

  private dismissLate(): void {
    const now = performance.now();
    for (let at = this.waiters.length - 1; at >= 0; at--)
      if ((this.waiters[at]?.until ?? 0) <= now) this.waiters.splice(at, 1)[0]?.grant(false);
  }
}
