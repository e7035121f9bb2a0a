import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HatUpkeepStore } from '@ponte/persistence';
import { inStretches } from '../scheduling/in-chunks';
import { type RetainedPart, retentionChunk, RetentionTask } from '../scheduling/retention.task';
import type { TaskCounts } from '../scheduling/scheduled-task';

/** Drops contents of settled changes, and calls; ids, hashes and states stay. */
@Injectable()
export class HatRetention implements RetainedPart, OnModuleInit {
  constructor(
    private readonly upkeep: HatUpkeepStore,
    private readonly retention: RetentionTask,
  ) {}

  onModuleInit(): void {
    this.retention.add(this);
  }

  async prune(days: number, signal: AbortSignal): Promise<TaskCounts> {
    await this.upkeep.purgeCalls(days);
    return { contents: await inStretches(signal, '0', (after) => this.upkeep.purgeContents(days, after, retentionChunk)) };
  }
}
