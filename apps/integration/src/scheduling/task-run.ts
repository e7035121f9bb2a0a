import { Logger } from '@nestjs/common';
import { PonteError } from '@ponte/common';
import { errorForLog } from '../edge/logging/error-for-log';
import type { ScheduledTask, TaskCounts } from './scheduled-task';
import type { TaskLease, TaskOutcome, TaskStore } from './task.store';

const logger = new Logger('Scheduling');

/** One attempt at one slot, from the claimed lease to its outcome. */
export class TaskRun {
  private readonly controller = new AbortController();
  private shuttingDown = false;
  private renewing: Promise<void> | undefined;
  private renewedAt = performance.now();

  constructor(
    private readonly task: ScheduledTask,
    private readonly lease: TaskLease,
    private readonly leaseMs: number,
    private readonly store: TaskStore,
  ) {}

  /** Never rejects: what goes wrong is the outcome of the run. @returns `lost` when the outcome does not count, or could not be stored */
  async execute(): Promise<TaskOutcome | 'lost'> {
    const heartbeat = setInterval(() => void this.renew(), this.leaseMs / 3);
    heartbeat.unref();
    const { slotAt, attempt, epoch } = this.lease;
    let counts: TaskCounts | void = undefined;
    let error: unknown;
    let outcome: TaskOutcome = 'done';
    try {
      counts = await this.task.run({ signal: this.controller.signal, slotAt, attempt, epoch });
    } catch (thrown) {
      [outcome, error] = [this.shuttingDown ? 'interrupted' : 'failed', thrown];
    } finally {
      clearInterval(heartbeat);
      await this.renewing;
    }
    return (await this.finish(outcome, counts ?? undefined, error)) ? outcome : 'lost';
  }

  /** The hub is going down: a run that stops for it leaves its slot to another replica. */
  interrupt(): void {
    this.shuttingDown = true;
    this.controller.abort();
  }

  async renew(): Promise<void> {
    this.renewing ??= this.tryToRenew().finally(() => (this.renewing = undefined));
    await this.renewing;
  }

  private async tryToRenew(): Promise<void> {
    try {
      if (await this.store.renew(this.lease, this.leaseMs)) this.renewedAt = performance.now();
      else this.controller.abort();
    } catch (error) {
      // Without the database nobody can take over either, but once the lease has run out somebody may: stop before they start.
      if (performance.now() - this.renewedAt > this.leaseMs * 0.8) this.controller.abort();
      logger.warn({ task: this.task.name, err: errorForLog(error) }, 'Lease of a task not renewed');
    }
  }

  private async finish(outcome: TaskOutcome, counts: TaskCounts | undefined, error: unknown): Promise<boolean> {
    const code = error === undefined ? undefined : errorCodeOf(error);
    const facts = { task: this.task.name, attempt: this.lease.attempt, outcome, counts, code };
    if (outcome === 'failed') logger.error({ ...facts, cause: errorForLog(error) });
    else logger.debug(facts);
    try {
      const counted = await this.store.finish(this.lease, outcome, counts, code);
      if (!counted) logger.warn({ ...facts, lease: 'lost' });
      return counted;
    } catch (failure) {
      // The lease runs out and the slot is taken over.
      logger.warn({ ...facts, err: errorForLog(failure) }, 'Outcome of a task not stored');
      return false;
    }
  }
}

function errorCodeOf(error: unknown): string {
  return error instanceof PonteError ? error.code : (errorForLog(error).code ?? errorForLog(error).type);
}
