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
    let purged = 0;
    for (let done = chunk; done === chunk && !signal.aborted; purged += done)
      done = await this.upkeep.purge(this.environment.RETENTION_DAYS, chunk);
    return { purged };
  }
}
