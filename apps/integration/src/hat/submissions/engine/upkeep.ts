import type { EntityManager } from 'typeorm';
import type { BatchVerdict, HatIntakeStore, RepostChange } from '@ponte/persistence';
import type { EngineContext } from './engine-context';
import { repostSubmissions } from './repost-submissions';
import { WorkLease } from './work-lease';

const chunk = 1_000;

/** The housekeeping of one tenant's queue; any replica may do any of it at any time. */
export class Upkeep {
  constructor(
    private readonly context: EngineContext,
    private readonly intake: HatIntakeStore,
  ) {}

  /** @returns true when something was put back into the queue */
  async run(): Promise<boolean> {
    const { tenant, stores } = this.context;
    const recovered = await this.recoverOrphans();
    const reposted = await stores.upkeep.takeReposts(tenant.id, chunk, (manager, changes) => this.repost(manager, changes));
    await this.giveUp();
    await stores.leases.dropExpired();
    return recovered || reposted > 0;
  }

  /** Batches whose sender died: nobody knows whether HAT got them, so they go once more (engine rule A9). */
  private async recoverOrphans(): Promise<boolean> {
    const { tenant, stores, tuning, newId } = this.context;
    const leaseId = newId();
    const orphans = await stores.upkeep.claimOrphans(tenant.id, leaseId, tuning.leaseMs, 100);
    if (orphans.length === 0) return false;
    await this.underLease(leaseId, async () => {
      await this.store(
        orphans.map(({ id, changeIds }) => ({
          batchId: id,
          leaseId,
          state: 'unknown',
          code: 'SENDER_LOST',
          settle: [],
          requeue: [{ changeIds, charged: 0, outcome: 'unknown' }],
        })),
      );
    });
    return true;
  }

  /** Age alone ends what an outage never would; not while somebody holds the tenant paused on purpose. */
  private async giveUp(): Promise<void> {
    const { tenant, stores, tuning, newId } = this.context;
    if ((await stores.gates.read(tenant.id)).paused) return;
    while ((await stores.upkeep.giveUp(tenant.id, tenant.hat.giveUpMs, chunk)) === chunk);
    const leaseId = newId();
    const stale = await stores.upkeep.claimStaleTokens(tenant.id, leaseId, tuning.leaseMs, tenant.hat.giveUpMs);
    if (stale.length === 0) return;
    await this.underLease(leaseId, async () => {
      await this.store(
        stale.map(({ id, changeIds }) => ({
          batchId: id,
          leaseId,
          state: 'unknown',
          settle: [{ changeIds, state: 'failed', code: 'GAVE_UP', charged: 0 }],
          requeue: [],
        })),
      );
    });
  }

  private async repost(manager: EntityManager, changes: readonly RepostChange[]): Promise<void> {
    for (const submission of repostSubmissions(changes)) {
      await this.intake.store(manager, { id: this.context.newId(), tenantId: this.context.tenant.id, ...submission });
    }
  }

  private async store(verdicts: BatchVerdict[]): Promise<void> {
    await Promise.all(verdicts.map((verdict) => this.context.writer.write(verdict)));
  }

  private async underLease(leaseId: string, work: () => Promise<void>): Promise<void> {
    const lease = new WorkLease(leaseId, this.context.stores.leases, this.context.tuning);
    try {
      await work();
    } finally {
      await lease.release();
    }
  }
}
