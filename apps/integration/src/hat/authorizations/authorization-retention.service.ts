import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HatAuthorizationStore } from '@ponte/persistence';
import { ENVIRONMENT } from '../../config/config.module';
import type { Environment } from '../../config/environment';
import { TenantRegistry } from '../../config/tenant-registry';
import { inChunks } from '../../scheduling/in-chunks';
import { type RetainedPart, retentionChunk, RetentionTask } from '../../scheduling/retention.task';
import type { TaskCounts } from '../../scheduling/scheduled-task';

/** Guides in one DELETE, with procedures and eight indexes: the import of the operator waits for it. */
const guidesChunk = 1_000;

/** Drops failed imports that HAT lists no more, and guides that are long over. */
@Injectable()
export class AuthorizationRetention implements RetainedPart, OnModuleInit {
  constructor(
    private readonly store: HatAuthorizationStore,
    private readonly tenants: TenantRegistry,
    private readonly retention: RetentionTask,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    this.retention.add(this);
  }

  async prune(days: number, signal: AbortSignal): Promise<TaskCounts> {
    const failedImports = await inChunks(signal, retentionChunk, (limit) => this.store.pruneFaults(days, limit));
    const { AUTHORIZATIONS_RETENTION_DAYS: guideDays } = this.environment;
    let hatGuides = 0;
    for (const { id, hat } of this.tenants.all()) {
      const { reconcileDays } = hat.authorizations;
      hatGuides += await inChunks(signal, guidesChunk, (limit) => this.store.pruneGuides(id, guideDays, reconcileDays, limit));
    }
    return { failedImports, hatGuides };
  }
}
