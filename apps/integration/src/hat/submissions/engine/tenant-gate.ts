import type { CallTrouble } from '@ponte/hat/client';
import type { HatGateStore } from '@ponte/persistence';
import type { HatSettings } from '../../../config/hat-settings';

/**
 * Whether this replica may call a tenant's HAT right now. What it knows is never older than `freshMs` when a call starts, so a pause
 * holds everywhere within a second even where its notification is lost.
 */
export class TenantGate {
  private open = false;
  private failing = false;
  private readAt = -Infinity;
  private reading?: Promise<void>;

  constructor(
    private readonly tenantId: number,
    private readonly store: HatGateStore,
    private readonly settings: Pick<HatSettings, 'backoffBaseMs' | 'backoffMaxMs'>,
    private readonly freshMs: number,
    private readonly random: () => number,
  ) {}

  /** Asked right before each call. A database that does not answer keeps the gate shut. */
  async isOpen(): Promise<boolean> {
    if (performance.now() - this.readAt > this.freshMs) {
      this.reading ??= this.read().finally(() => (this.reading = undefined));
      await this.reading;
    }
    // An answer that was long on its way tells how things were, not how they are.
    return this.open && performance.now() - this.readAt <= 2 * this.freshMs;
  }

  /** Somebody switched it: what was known is worth nothing. */
  forget(): void {
    this.readAt = -Infinity;
  }

  /** A call said nothing of its batch: the tenant's HAT rests for a while. */
  async hold(trouble: CallTrouble): Promise<void> {
    const { backoffBaseMs, backoffMaxMs } = this.settings;
    const reason = trouble.facts.status === undefined ? (trouble.facts.failure ?? trouble.reason) : String(trouble.facts.status);
    await this.store.coolDown(
      this.tenantId,
      `${trouble.reason} (${reason})`,
      backoffBaseMs,
      backoffMaxMs,
      this.random() / 4,
      trouble.retryAfterMs,
    );
    this.failing = true;
    this.forget();
  }

  /** HAT answered properly. */
  async succeed(): Promise<void> {
    if (!this.failing) return;
    this.failing = false;
    await this.store.recover(this.tenantId);
    this.forget();
  }

  private async read(): Promise<void> {
    const asked = performance.now();
    try {
      const state = await this.store.read(this.tenantId);
      this.open = !state.closed;
      this.failing = state.failures > 0;
      this.readAt = asked;
    } catch {
      this.open = false;
    }
  }
}
