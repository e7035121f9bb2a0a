import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ENVIRONMENT } from '../../config/config.module';
import type { Environment } from '../../config/environment';
import { inChunks } from '../../scheduling/in-chunks';
import type { ScheduledTask, TaskContext, TaskCounts } from '../../scheduling/scheduled-task';
import { TaskScheduler } from '../../scheduling/task-scheduler';
import { EdgeRetentionRepository } from './edge-retention.repository';

const chunk = 5_000;

/** Drops remembered answers past their 7 days, and runs of scheduled tasks past RETENTION_DAYS. */
@Injectable()
export class EdgeRetentionTask implements ScheduledTask, OnModuleInit {
  readonly name = 'edge-retention';
  readonly everyMs = 3_600_000;

  constructor(
    private readonly scheduler: TaskScheduler,
    private readonly kept: EdgeRetentionRepository,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    this.scheduler.register(this);
  }

  async run({ signal }: TaskContext): Promise<TaskCounts> {
    const days = this.environment.RETENTION_DAYS;
    const answers = await inChunks(signal, chunk, (limit) => this.kept.pruneAnswers(limit));
    const runs = await inChunks(signal, chunk, (limit) => this.kept.pruneRuns(days, limit));
    return { answers, runs };
  }
}
