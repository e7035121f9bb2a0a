import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventSequencerStore } from '@ponte/persistence/events';
import { inChunks } from '../scheduling/in-chunks';
import { type RetainedPart, retentionChunk, RetentionTask } from '../scheduling/retention.task';
import type { TaskCounts } from '../scheduling/scheduled-task';

/** Drops the old end of every feed; a cursor that points before it is then answered 410. */
@Injectable()
export class EventRetention implements RetainedPart, OnModuleInit {
  constructor(
    private readonly sequencer: EventSequencerStore,
    private readonly retention: RetentionTask,
  ) {}

  onModuleInit(): void {
    this.retention.add(this);
  }

  async prune(days: number, signal: AbortSignal): Promise<TaskCounts> {
    return { events: await inChunks(signal, retentionChunk, (limit) => this.sequencer.prune(days, limit)) };
  }
}
