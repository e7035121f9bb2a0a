import { SystemClock } from '@ponte/common';
import type { Tenant } from '../../config/tenant';

/** The time that reading all pages of one list has. What is spent in waiting for permits is not Protheus' fault, and counts apart. */
export class ReadingTime {
  private readonly clock = new SystemClock();
  private readonly startedAt = this.clock.now().getTime();
  private waitedMs = 0;

  constructor(private readonly tenant: Tenant) {}

  /** The moment after which a page is not waited for any more. */
  deadline(): Date {
    return new Date(this.startedAt + callsMs(this.tenant) + this.waitedMs);
  }

  /** Waits for a permit, and counts how long. @param wait told how long it may take at most, ms */
  async waited<Result>(wait: (withinMs: number) => Promise<Result>): Promise<Result> {
    const from = performance.now();
    const withinMs = Math.min(this.tenant.protheus.timeoutMs, Math.max(0, waitsMs(this.tenant) - this.waitedMs));
    return wait(withinMs).finally(() => (this.waitedMs += performance.now() - from));
  }
}

/** How long reading all pages of a list may take, waits for permits included, in ms. */
export function readingMs(tenant: Tenant): number {
  return callsMs(tenant) + waitsMs(tenant);
}

function callsMs({ protheus }: Tenant): number {
  return 3 * protheus.timeoutMs;
}

function waitsMs({ protheus }: Tenant): number {
  return protheus.ratePerSecond === 0 ? 0 : 3 * protheus.timeoutMs;
}
