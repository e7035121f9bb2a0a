import type { HatConnection } from '@ponte/hat/client';
import type { BatchVerdict, DueToken } from '@ponte/persistence';
import type { EngineContext } from './engine-context';
import { inParallel } from './in-parallel';
import { requeueOrphans } from './orphaned-children';
import { RunPace, slotsOfRun } from './run-shape';
import { meaningOf, needsItems, pauseBeforePoll, tokenVerdict } from './token-verdict';
import { WorkLease } from './work-lease';

/** Asks HAT what became of its tokens. */
export class Poller {
  private readonly pace: RunPace;

  constructor(private readonly context: EngineContext) {
    this.pace = new RunPace(context.tuning);
  }

  /** One run. @returns ms until the next one is worth a try */
  async step(): Promise<number> {
    const { tenant, tuning, stores, gate, writer, newId, stopping } = this.context;
    const connection = await this.context.connection();
    if (!connection || stopping()) return Infinity;
    const wantedSlots = slotsOfRun(tenant.hat.concurrency);
    const grant = await stores.claims.claimDueTokens({
      tenantId: tenant.id,
      leaseId: newId(),
      leaseMs: tuning.leaseMs,
      concurrency: tenant.hat.concurrency,
      wantedSlots,
      wantedCalls: wantedSlots * this.pace.callsPerSlot(),
      ratePerSecond: tenant.hat.ratePerSecond,
    });
    if (grant.kind === 'closed') return grant.waitMs;
    if (grant.kind === 'idle') return Infinity;
    const lease = new WorkLease(grant.leaseId, stores.leases, tuning);
    const stored: Promise<void>[] = [];
    try {
      await inParallel(grant.work, grant.slots, async (due) => {
        // A token that is not asked now is simply asked later: its lease goes with the run's.
        if (stopping() || !lease.holds() || !(await gate.isOpen())) return;
        const verdict = await this.ask(connection, due, lease.id).catch((error: unknown) => this.context.report(error));
        if (verdict) stored.push(writer.write(verdict));
      });
    } finally {
      await Promise.all(stored);
      await lease.release();
    }
    return 0;
  }

  private async ask(connection: HatConnection, due: DueToken, leaseId: string): Promise<BatchVerdict> {
    const { tenant, client, gate, stores, signal, random, persistently } = this.context;
    const answer = await client.poll(connection, due.token, signal);
    this.pace.saw(answer.facts.durationMs);
    if (answer.kind === 'trouble') {
      await persistently(() => gate.hold(answer));
      // Behind the others next time: one token that HAT chokes on must not be the probe of every cool-down.
      const nextPollMs = pauseBeforePoll(due.polls, { pollIntervalMs: tenant.hat.pollIntervalMs, jitter: random() });
      return { batchId: due.id, leaseId, state: 'awaiting', nextPollMs, polls: 1, exchange: answer.facts, settle: [], requeue: [] };
    }
    await persistently(() => gate.succeed());
    const meaning = meaningOf(answer.code, tenant.hat.codes);
    const items = needsItems(meaning, due) ? await persistently(() => stores.items.read(due.changeIds)) : [];
    const limits = { maxAttempts: tenant.hat.maxAttempts, pollIntervalMs: tenant.hat.pollIntervalMs, jitter: random() };
    const verdict = tokenVerdict(due, leaseId, answer, meaning, items, limits);
    if (verdict.requeue.some((part) => part.batchLimit !== undefined))
      await persistently(() => this.countFailure(due.resource, answer.code));
    return persistently(() => requeueOrphans(tenant.id, verdict, items, stores.items));
  }

  private async countFailure(resource: string, code: string): Promise<void> {
    const { tenant, stores, tuning } = this.context;
    const { backoffBaseMs, backoffMaxMs } = tenant.hat;
    await stores.lanes.countFailure(tenant.id, resource, tuning.failuresInRow, backoffBaseMs, backoffMaxMs, `CODE_${code}`);
  }
}
