import { PonteError } from '@ponte/common';
import { WakeablePause } from '../scheduling/wakeable-pause';

/** Open sockets of this process that may wait at the same time. */
export interface WaiterLimits {
  readonly total: number;
  /** So that one operator's readers do not keep another's from waiting. */
  readonly perTenant: number;
}

export const waiterLimits: WaiterLimits = { total: 1_000, perTenant: 200 };

/** How long a reader that is told to come back should stay away. */
const retryAfterSeconds = 5;

/** Readers of this process that wait for news, in memory alone: no database connection waits with them. */
export class EventWaiters {
  private readonly byTenant = new Map<number, Set<WakeablePause>>();
  private closed = false;

  constructor(private readonly limits: WaiterLimits) {}

  get waiting(): number {
    return [...this.byTenant.values()].reduce((total, pauses) => total + pauses.size, 0);
  }

  get closing(): boolean {
    return this.closed;
  }

  /**
   * Does `work` with a pause that the tenant's news end.
   * @throws PonteError TOO_MANY_WAITING, and SHUTTING_DOWN once closed
   */
  async attend<Result>(tenantId: number, work: (pause: WakeablePause) => Promise<Result>): Promise<Result> {
    if (this.closed) throw new PonteError('SHUTTING_DOWN', { retryAfterSeconds });
    const pauses = this.byTenant.get(tenantId) ?? new Set();
    if (pauses.size >= this.limits.perTenant || this.waiting >= this.limits.total)
      throw new PonteError('TOO_MANY_WAITING', { retryAfterSeconds });
    const pause = new WakeablePause();
    this.byTenant.set(tenantId, pauses.add(pause));
    try {
      return await work(pause);
    } finally {
      pauses.delete(pause);
    }
  }

  wake(tenantId: number): void {
    this.byTenant.get(tenantId)?.forEach((pause) => pause.wake());
  }

  wakeAll(): void {
    for (const tenantId of this.byTenant.keys()) this.wake(tenantId);
  }

  /** Ends every wait; nobody waits any more. */
  close(): void {
    this.closed = true;
    this.wakeAll();
  }
}
