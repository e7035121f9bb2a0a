import type { HatConnection } from '@ponte/hat/client';
import type { BatchVerdict, DueToken } from '@ponte/persistence';
import type { EngineContext } from './engine-context';
import { inParallel } from './in-parallel';
import { requeueOrphans } from './orphaned-children';
import { meaningOf, needsItems, tokenVerdict } from './token-verdict';
import { WorkLease } from './work-lease';

/** Asks HAT what became of its tokens. */
export class Poller {
  constructor(private readonly context: EngineContext) {}

  /** One run. @returns ms until the next one is worth a try */
  async step(): Promise<number> {
    const { tenant, tuning, stores, newId, stopping } = this.context;
    const connection = await this.context.connection();
    if (!connection || stopping()) return Infinity;
    const wantedSlots = Math.ceil(tenant.hat.concurrency / 2);
    const grant = await stores.claims.claimDueTokens({
      tenantId: tenant.id,
      leaseId: newId(),
      leaseMs: tuning.leaseMs,
      concurrency: tenant.hat.concurrency,
      wantedSlots,
      wantedCalls: wantedSlots * tuning.batchesPerSlot,
      ratePerSecond: tenant.hat.ratePerSecond,
    });
    if (grant.kind === 'closed') return grant.waitMs;
    if (grant.kind === 'idle') return Infinity;
    const lease = new WorkLease(grant.leaseId, stores.leases, tuning);
    try {
      await inParallel(grant.work, grant.slots, (due) => this.poll(connection, due, lease));
    } finally {
      await lease.release();
    }
    return 0;
  }

  private async poll(connection: HatConnection, due: DueToken, lease: WorkLease): Promise<void> {
    const { gate, writer, stopping } = this.context;
    // A token that is not asked now is simply asked later: its lease goes with the run's.
    if (stopping() || !lease.holds() || !(await gate.isOpen())) return;
    const verdict = await this.ask(connection, due, lease.id);
    await writer.write(verdict);
  }

  private async ask(connection: HatConnection, due: DueToken, leaseId: string): Promise<BatchVerdict> {
    const { tenant, client, gate, stores, signal, random } = this.context;
    const answer = await client.poll(connection, due.token, signal);
    if (answer.kind === 'trouble') {
      await gate.hold(answer);
      return { batchId: due.id, leaseId, state: 'awaiting', nextPollMs: 0, exchange: answer.facts, settle: [], requeue: [] };
    }
    await gate.succeed();
    const meaning = meaningOf(answer.code, tenant.hat.codes);
    const items = needsItems(meaning, due) ? await stores.items.read(due.changeIds) : [];
    const limits = { maxAttempts: tenant.hat.maxAttempts, pollIntervalMs: tenant.hat.pollIntervalMs, jitter: random() };
    const verdict = tokenVerdict(due, leaseId, answer, meaning, items, limits);
    if (verdict.requeue.some((part) => part.batchLimit !== undefined)) await this.countFailure(due.resource, answer.message);
    return requeueOrphans(tenant.id, verdict, items, stores.items);
  }

  private async countFailure(resource: string, message: string): Promise<void> {
    const { tenant, stores, tuning } = this.context;
    const { backoffBaseMs, backoffMaxMs } = tenant.hat;
    await stores.lanes.countFailure(tenant.id, resource, tuning.failuresInRow, backoffBaseMs, backoffMaxMs, message || 'FAILED');
  }
}
