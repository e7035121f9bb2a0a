import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HatUpkeepStore } from '@ponte/persistence';
import { ENVIRONMENT } from '../config/config.module';
import type { Environment } from '../config/environment';
import type { ScheduledTask, TaskContext, TaskCounts } from '../scheduling/scheduled-task';
import { TaskScheduler } from '../scheduling/task-scheduler';

const chunk = 5_000;

/** Drops contents of settled changes, and calls, past RETENTION_DAYS; ids, hashes and states stay. */
@Injectable()
export class HatRetentionTask implements ScheduledTask, OnModuleInit {
  readonly name = 'hat-retention';
  readonly everyMs = 3_600_000;

  constructor(
    private readonly scheduler: TaskScheduler,
    private readonly upkeep: HatUpkeepStore,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    this.scheduler.register(this);
  }

  async run({ signal }: TaskContext): Promise<TaskCounts> {
    const days = this.environment.RETENTION_DAYS;
    await this.upkeep.purgeCalls(days);
    let purged = 0;
    for (let after: string | undefined = '0'; after !== undefined;) {
      signal.throwIfAborted();
      const stretch: { purged: number; last?: string } = await this.upkeep.purgeContents(days, after, chunk);
      purged += stretch.purged;
      after = stretch.last;
    }
    return { purged };
  }
}
