import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { MedseniorRetentionStore } from '@ponte/persistence/medsenior';
import { ENVIRONMENT } from '../config/config.module';
import type { Environment } from '../config/environment';
import { TenantRegistry } from '../config/tenant-registry';
import { inStretches } from '../scheduling/in-chunks';
import { type RetainedPart, retentionChunk, RetentionTask } from '../scheduling/retention.task';
import type { TaskCounts } from '../scheduling/scheduled-task';

/** Drops the history of settled guides, and guides long over of beneficiaries whom nobody watches any more. */
@Injectable()
export class MedseniorRetention implements RetainedPart, OnModuleInit {
  constructor(
    private readonly store: MedseniorRetentionStore,
    private readonly tenants: TenantRegistry,
    private readonly retention: RetentionTask,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    this.retention.add(this);
  }

  async prune(days: number, signal: AbortSignal): Promise<TaskCounts> {
    const medseniorHistory = await inStretches(signal, '0', (after) => this.store.pruneHistory(days, after, retentionChunk));
    const { AUTHORIZATIONS_RETENTION_DAYS: guideDays } = this.environment;
    let medseniorGuides = 0;
    for (const { id } of this.tenants.all())
      medseniorGuides += await inStretches(signal, '', (after) => this.store.pruneGuides(id, guideDays, after, retentionChunk));
    return { medseniorHistory, medseniorGuides };
  }
}
