import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProtheusRequestStore } from '@ponte/persistence/protheus-refund';
import { inChunks } from '../scheduling/in-chunks';
import { type RetainedPart, retentionChunk, RetentionTask } from '../scheduling/retention.task';
import type { TaskCounts } from '../scheduling/scheduled-task';

/** Drops the contents of ended requests; ids, codes and states stay. Calls go with those of every vendor. */
@Injectable()
export class ProtheusRetention implements RetainedPart, OnModuleInit {
  constructor(
    private readonly requests: ProtheusRequestStore,
    private readonly retention: RetentionTask,
  ) {}

  onModuleInit(): void {
    this.retention.add(this);
  }

  async prune(days: number, signal: AbortSignal): Promise<TaskCounts> {
    return { prescriptionRequests: await inChunks(signal, retentionChunk, (limit) => this.requests.purge(days, limit)) };
  }
}
