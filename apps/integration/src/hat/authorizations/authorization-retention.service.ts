import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HatAuthorizationStore } from '@ponte/persistence';
import { type RetainedPart, RetentionTask } from '../../scheduling/retention.task';
import type { TaskCounts } from '../../scheduling/scheduled-task';

/** Drops failed imports that HAT lists no more. Guides themselves stay: they are what callers ask for. */
@Injectable()
export class AuthorizationRetention implements RetainedPart, OnModuleInit {
  constructor(
    private readonly store: HatAuthorizationStore,
    private readonly retention: RetentionTask,
  ) {}

  onModuleInit(): void {
    this.retention.add(this);
  }

  async prune(days: number): Promise<TaskCounts> {
    return { failedImports: await this.store.pruneFaults(days) };
  }
}
