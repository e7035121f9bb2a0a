import { Inject, Injectable } from '@nestjs/common';
import { SystemRandomness } from '@ponte/common';
import { HatAuthorizationsClient } from '@ponte/hat/client';
import { HatAuthorizationStore, HatCallSlotStore, HatExchangeStore, HatGateStore, HatLeaseStore } from '@ponte/persistence';
import type { Tenant } from '../../../config/tenant';
import type { TaskContext, TaskCounts } from '../../../scheduling/scheduled-task';
import { HatConnections } from '../../connection/hat-connections.service';
import { ENGINE_TUNING, type EngineTuning } from '../../submissions/engine/engine-tuning';
import { TenantGate } from '../../submissions/engine/tenant-gate';
import { AuthorizationMetrics } from './authorization-metrics';
import { GatedCalls } from './gated-calls';
import { HatPausedError } from './import.errors';
import { ImportRun } from './import-run';

/** The stores of the import and of the gate it calls through. */
@Injectable()
export class ImportStores {
  constructor(
    readonly guides: HatAuthorizationStore,
    readonly exchanges: HatExchangeStore,
    readonly slots: HatCallSlotStore,
    readonly leases: HatLeaseStore,
    readonly gates: HatGateStore,
  ) {}
}

/** Equips runs of the import with what they need, and ends them: what was called is kept whatever happens. */
@Injectable()
export class AuthorizationRuns {
  constructor(
    private readonly stores: ImportStores,
    private readonly client: HatAuthorizationsClient,
    private readonly connections: HatConnections,
    private readonly randomness: SystemRandomness,
    private readonly metrics: AuthorizationMetrics,
    @Inject(ENGINE_TUNING) private readonly tuning: EngineTuning,
  ) {}

  /** How long a silent replica keeps a run. */
  get leaseMs(): number {
    return this.tuning.leaseMs;
  }

  /** @returns what was done; `{ skipped: 1 }` without a master token, `paused: 1` beside the rest where HAT is paused or rests */
  async run(tenant: Tenant, task: string, { epoch, signal }: TaskContext, work: (run: ImportRun) => Promise<void>): Promise<TaskCounts> {
    const connection = await this.connections.of(tenant);
    if (!connection) return { skipped: 1 };
    const { guides: store, exchanges, slots, leases, gates } = this.stores;
    const random = () => this.randomness.fraction();
    // The gate's row is made when the engine starts, which may be later than the first run.
    await gates.ensure(tenant.id);
    const gate = new TenantGate(tenant.id, gates, tenant.hat, this.tuning.gateFreshMs, random);
    const newId = () => this.randomness.uuid();
    const calls = new GatedCalls({ tenant, gate, slots, leases, tuning: this.tuning, newId, random, signal });
    const run = new ImportRun({ tenant, connection, client: this.client, calls, store, exchanges, fence: { task, epoch }, signal });
    try {
      await work(run);
      return { ...run.counts };
    } catch (error) {
      if (error instanceof HatPausedError) return { ...run.counts, paused: 1 };
      throw error;
    } finally {
      this.metrics.ran(tenant.name, run.counts);
      await calls.release();
      await run.keepExchanges();
    }
  }
}
