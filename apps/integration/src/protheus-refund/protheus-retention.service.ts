import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProtheusHistoryStore, ProtheusRequestStore } from '@ponte/persistence/protheus-refund';
import { inChunks, inStretches } from '../scheduling/in-chunks';
import { type RetainedPart, retentionChunk, RetentionTask } from '../scheduling/retention.task';
import type { TaskCounts } from '../scheduling/scheduled-task';

/** Drops the contents of ended requests (ids, codes and states stay), and how settled prescriptions came to their end. Calls go with those of every vendor. */
@Injectable()
export class ProtheusRetention implements RetainedPart, OnModuleInit {
  constructor(
    private readonly requests: ProtheusRequestStore,
    private readonly histories: ProtheusHistoryStore,
    private readonly retention: RetentionTask,
  ) {}

  onModuleInit(): void {
    this.retention.add(this);
  }

  async prune(days: number, signal: AbortSignal): Promise<TaskCounts> {
    return {
      prescriptionRequests: await inChunks(signal, retentionChunk, (limit) => this.requests.purge(days, limit)),
      prescriptionStatuses: await inStretches(signal, '0', (after) => this.histories.prune(days, after, retentionChunk)),
    };
  }
}
