import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inChunks } from '../../scheduling/in-chunks';
import { type RetainedPart, retentionChunk, RetentionTask } from '../../scheduling/retention.task';
import type { TaskCounts } from '../../scheduling/scheduled-task';
import { IdempotencyStore } from '../idempotency/idempotency.store';

/** Drops remembered answers past their 7 days, whatever RETENTION_DAYS says. */
@Injectable()
export class EdgeRetentionRepository implements RetainedPart, OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly answers: IdempotencyStore,
    private readonly retention: RetentionTask,
  ) {}

  onModuleInit(): void {
    this.retention.add(this);
  }

  async prune(_days: number, signal: AbortSignal): Promise<TaskCounts> {
    return { answers: await inChunks(signal, retentionChunk, (limit) => this.answers.prune(this.dataSource.manager, limit)) };
  }
}
