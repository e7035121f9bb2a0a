import type { ProtheusGateStore } from '@ponte/persistence/protheus-refund';

/** What a replica knows is never older than this when a call starts: half of the second within which a pause must hold everywhere. */
export const gateFreshMs = 400;

/** Whether calls to a tenant's Protheus may start right now, by what is stored for all replicas. */
export class TenantSwitch {
  private paused = true;
  private coolUntil = 0;
  private failing = false;
  private readAt = -Infinity;
  private reading?: Promise<void>;

  constructor(
    private readonly tenantId: number,
    private readonly store: ProtheusGateStore,
  ) {}

  /** Asked right before each call. A database that does not answer counts as paused. */
  async isPaused(): Promise<boolean> {
    await this.refresh();
    // An answer that was long on its way tells how things were, not how they are.
    return this.paused || performance.now() - this.readAt > 2 * gateFreshMs;
  }

  /** Ms until queued work may go on. */
  async coolingMs(): Promise<number> {
    await this.refresh();
    return Math.max(0, this.coolUntil - performance.now());
  }

  /** Somebody switched it, or a failure was written down: what was known is worth nothing. */
  forget(): void {
    this.readAt = -Infinity;
  }

  async hold(reason: string, pause: { baseMs: number; maxMs: number; jitter: number; retryAfterMs?: number }): Promise<void> {
    await this.store.coolDown(this.tenantId, reason, pause);
    this.failing = true;
    this.forget();
  }

  async succeed(): Promise<void> {
    if (!this.failing) return;
    this.failing = false;
    await this.store.recover(this.tenantId);
    this.forget();
  }

  private async refresh(): Promise<void> {
    if (performance.now() - this.readAt <= gateFreshMs) return;
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    await this.reading;
  }

  private async read(): Promise<void> {
    const asked = performance.now();
    try {
      const { paused, coolingMs, failures } = await this.store.read(this.tenantId);
      this.paused = paused;
      this.coolUntil = asked + coolingMs;
      this.failing = failures > 0;
      this.readAt = asked;
    } catch {
      this.paused = true;
    }
  }
}
