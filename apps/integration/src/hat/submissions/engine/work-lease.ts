import type { HatLeaseStore } from '@ponte/persistence';
import type { EngineTuning } from './engine-tuning';

/**
 * A replica's hold on one run of work. It is renewed while the run lasts; whoever wants to call HAT asks first whether it still
 * holds, by this process' own monotonic clock, so that a process that slept through its lease sends nothing.
 */
export class WorkLease {
  private renewedAt = performance.now();
  private readonly timer: NodeJS.Timeout;

  constructor(
    readonly id: string,
    private readonly store: HatLeaseStore,
    private readonly tuning: EngineTuning,
  ) {
    this.timer = setInterval(() => void this.renew(), tuning.renewEveryMs);
  }

  /** Half of the lease is kept back: a call that starts now must be known to others as ours. */
  holds(): boolean {
    return performance.now() - this.renewedAt < this.tuning.leaseMs / 2;
  }

  async release(): Promise<void> {
    clearInterval(this.timer);
    // A lease that cannot be deleted now expires by itself.
    await this.store.release(this.id).catch(() => undefined);
  }

  private async renew(): Promise<void> {
    const asked = performance.now();
    const renewed = await this.store.renew(this.id, this.tuning.leaseMs).catch(() => false);
    if (renewed) this.renewedAt = asked;
  }
}
