import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ENVIRONMENT } from '../config/config.module';
import type { Environment } from '../config/environment';
import { inChunks } from './in-chunks';
import type { ScheduledTask, TaskContext, TaskCounts } from './scheduled-task';
import { TaskScheduler } from './task-scheduler';
import { TaskStore } from './task.store';

/** What one owner of tables drops when it has been kept long enough. */
export interface RetainedPart {
  /** @param days RETENTION_DAYS @param signal to be heeded between chunks @returns what was dropped, in numbers named apart from other parts' */
  prune(days: number, signal: AbortSignal): Promise<TaskCounts>;
}

/** Rows in one DELETE: some hundredths of a second. */
export const retentionChunk = 5_000;

/** Drops, once an hour, what was kept long enough: each module adds its part when it initializes. */
@Injectable()
export class RetentionTask implements ScheduledTask, OnModuleInit {
  readonly name = 'retention';
  readonly description =
    'Apaga o que passou do prazo de retenção: conteúdos, chamadas, eventos, históricos, execuções, respostas lembradas, guias encerradas.';
  readonly everyMs = 3_600_000;
  private readonly parts: RetainedPart[] = [];

  constructor(
    private readonly scheduler: TaskScheduler,
    private readonly store: TaskStore,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    this.scheduler.register(this);
    this.add({
      prune: async (days, signal) => ({ runs: await inChunks(signal, retentionChunk, (limit) => this.store.pruneRuns(days, limit)) }),
    });
  }

  add(part: RetainedPart): void {
    this.parts.push(part);
  }

  /** One part that fails keeps no other from its work; its error is then that of the run. */
  async run({ signal }: TaskContext): Promise<TaskCounts> {
    const counts: Record<string, number> = {};
    const errors: unknown[] = [];
    for (const part of this.parts) {
      signal.throwIfAborted();
      await part.prune(this.environment.RETENTION_DAYS, signal).then(
        (dropped) => Object.assign(counts, dropped),
        (error: unknown) => errors.push(error),
      );
    }
    if (errors.length > 0) throw errors[0];
    return counts;
  }
}
