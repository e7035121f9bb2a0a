import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { MedicationItem } from '@ponte/protheus-refund/client';
import { ProtheusFollowStore } from '@ponte/persistence/protheus-refund';
import type { Tenant } from '../../config/tenant';
import { errorForLog } from '../../edge/logging/error-for-log';
import { FollowedCodes } from './followed-codes';

/** Begins to follow what callers ask for; whoever asks does not wait for it. */
@Injectable()
export class FollowingService implements BeforeApplicationShutdown {
  private readonly logger = new Logger('ProtheusFollowing');
  private readonly known = new FollowedCodes();
  private readonly writing = new Set<Promise<void>>();

  constructor(private readonly follows: ProtheusFollowStore) {}

  /** A page may show a part of a prescription only, so whether it can still change is left to the first look at all of it. */
  noticed(tenant: Tenant, subscriberId: string, items: readonly MedicationItem[]): void {
    const fresh = new Map<string, string>();
    for (const { prescription_code: code, prescription_status: status } of items)
      if (!this.known.has(tenant.id, code)) fresh.set(code, status);
    if (fresh.size === 0) return;
    const work = this.follow(tenant, subscriberId, fresh).finally(() => this.writing.delete(work));
    this.writing.add(work);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.writing);
  }

  private async follow({ id, protheus }: Tenant, subscriberId: string, statuses: ReadonlyMap<string, string>): Promise<void> {
    const seen = [...statuses].map(([code, status]) => ({ code, status, final: false }));
    try {
      await this.follows.follow(id, subscriberId, seen, protheus.pollIntervalMs);
      this.known.add(id, statuses.keys());
    } catch (error) {
      this.logger.warn({ msg: 'A prescription could not be followed; it will be when it is asked for again', ...errorForLog(error) });
    }
  }
}
