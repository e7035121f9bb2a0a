import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TaskStore } from '../../scheduling/task.store';
import { IdempotencyStore } from '../idempotency/idempotency.store';

/** Deletes what the edge and the scheduler have kept long enough. */
@Injectable()
export class EdgeRetentionRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly answers: IdempotencyStore,
    private readonly tasks: TaskStore,
  ) {}

  /** @returns how many remembered answers, at most `limit`, were deleted */
  pruneAnswers(limit: number): Promise<number> {
    return this.answers.prune(this.dataSource.manager, limit);
  }

  /** @returns how many finished runs older than `days`, at most `limit`, were deleted */
  pruneRuns(days: number, limit: number): Promise<number> {
    return this.tasks.pruneRuns(days, limit);
  }
}
