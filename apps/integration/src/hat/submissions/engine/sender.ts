import type { HatConnection } from '@ponte/hat/client';
import type { HatResource } from '@ponte/hat/contract';
import type { BatchVerdict, ClaimedBatch } from '@ponte/persistence';
import { batchBody } from '../wire/batch-body';
import type { EngineContext } from './engine-context';
import { inParallel } from './in-parallel';
import { requeueOrphans } from './orphaned-children';
import { postVerdict } from './post-verdict';
import { RunPace, slotsOfRun } from './run-shape';
import { WorkLease } from './work-lease';

/** Takes items out of the queue and posts them to HAT. */
export class Sender {
  private readonly pace: RunPace;

  constructor(private readonly context: EngineContext) {
    this.pace = new RunPace(context.tuning);
  }

  /** One run. @returns ms until the next one is worth a try */
  async step(): Promise<number> {
    const { tenant, tuning, stores, newId, stopping } = this.context;
    const connection = await this.context.connection();
    if (!connection || stopping()) return Infinity;
    const { hat } = tenant;
    const wantedSlots = slotsOfRun(hat.concurrency);
    const grant = await stores.claims.claimBatches({
      tenantId: tenant.id,
      leaseId: newId(),
      leaseMs: tuning.leaseMs,
      concurrency: hat.concurrency,
      wantedSlots,
      wantedCalls: wantedSlots * this.pace.callsPerSlot(),
      ratePerSecond: hat.ratePerSecond,
      batchSize: hat.batchSize,
      registryOf: (insurer) => hat.insurers.find((pair) => pair.healthInsurerId === insurer)?.ansRegistry,
    });
    if (grant.kind === 'closed') return grant.waitMs;
    if (grant.kind === 'idle') return grant.settled > 0 ? 0 : Infinity;
    const lease = new WorkLease(grant.leaseId, stores.leases, tuning);
    // A slot goes on to the next call while answers are being stored: the more come in meanwhile, the larger the groups.
    const stored: Promise<void>[] = [];
    try {
      await inParallel(grant.work, grant.slots, async (batch) => {
        stored.push(this.context.writer.write(await this.post(connection, batch, lease)));
      });
    } finally {
      await Promise.all(stored);
      await lease.release();
    }
    return 0;
  }

  private async post(connection: HatConnection, batch: ClaimedBatch, lease: WorkLease): Promise<BatchVerdict> {
    const { gate, stopping } = this.context;
    if (stopping() || !lease.holds() || !(await gate.isOpen())) return notSent(batch, lease.id);
    try {
      return await this.send(connection, batch, lease.id);
    } catch (error) {
      this.context.report(error);
      return outcomeLost(batch, lease.id);
    }
  }

  private async send(connection: HatConnection, batch: ClaimedBatch, leaseId: string): Promise<BatchVerdict> {
    const { tenant, client, gate, stores, signal, persistently } = this.context;
    const resource = batch.resource as HatResource;
    const outcome = await client.register(connection, resource, batchBody(resource, batch.payloads, batch, tenant.hat), signal);
    this.pace.saw(outcome.facts.durationMs);
    if (outcome.kind === 'accepted') {
      await persistently(() => gate.succeed());
      return postVerdict(batch, leaseId, outcome, tenant.hat, []);
    }
    if (outcome.action !== 'split') {
      await persistently(() => gate.hold(outcome));
      return postVerdict(batch, leaseId, outcome, tenant.hat, []);
    }
    await persistently(() => gate.succeed());
    const items = await persistently(() => stores.items.read(batch.changeIds));
    if (outcome.capNamed && items.length > 1) {
      await persistently(() => stores.lanes.shrink(tenant.id, resource, Math.floor(items.length / 2)));
    } else if (items.length > 1) await persistently(() => this.countFailure(resource, outcome.reason));
    const verdict = postVerdict(batch, leaseId, outcome, tenant.hat, items);
    return persistently(() => requeueOrphans(tenant.id, verdict, items, stores.items));
  }

  private async countFailure(resource: string, reason: string): Promise<void> {
    const { tenant, stores, tuning } = this.context;
    const { backoffBaseMs, backoffMaxMs } = tenant.hat;
    await stores.lanes.countFailure(tenant.id, resource, tuning.failuresInRow, backoffBaseMs, backoffMaxMs, reason);
  }
}

/** The gate closed, the lease ran out or the hub is stopping: the items go back untouched. */
function notSent(batch: ClaimedBatch, leaseId: string): BatchVerdict {
  return { batchId: batch.id, leaseId, state: 'returned', code: 'NOT_SENT', settle: [], requeue: [uncharged(batch, 'not-applied')] };
}

/** Something unforeseen went wrong after the call began: nobody knows whether HAT got the batch. */
function outcomeLost(batch: ClaimedBatch, leaseId: string): BatchVerdict {
  return { batchId: batch.id, leaseId, state: 'unknown', code: 'OUTCOME_LOST', settle: [], requeue: [uncharged(batch, 'unknown')] };
}

function uncharged({ changeIds }: ClaimedBatch, outcome: 'not-applied' | 'unknown'): BatchVerdict['requeue'][number] {
  return { changeIds, charged: 0, outcome };
}
