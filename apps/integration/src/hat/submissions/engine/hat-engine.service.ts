import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import type { Tenant } from '../../../config/tenant';
import { TenantRegistry } from '../../../config/tenant-registry';
import { databaseFailureOf } from '../../../database/database-failure';
import { ChannelListener } from '../../../database/channel-listener';
import { DatabaseServer } from '../../../database/database-server';
import { errorForLog } from '../../../edge/logging/error-for-log';
import type { EngineContext } from './engine-context';
import { EnginePorts } from './engine-ports';
import { ENGINE_STORES, type EngineStores } from './engine-stores';
import { ENGINE_TUNING, type EngineTuning } from './engine-tuning';
import { ResultWriter } from './result-writer';
import { TenantGate } from './tenant-gate';
import { TenantWorker } from './tenant-worker';
import { Upkeep } from './upkeep';

const pauseAfterFaultMs = 500;

/** Runs the async-token engine of every tenant in this process. Replicas share the work through PostgreSQL alone. */
@Injectable()
export class HatEngine implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('HatEngine');
  private readonly workers = new Map<number, TenantWorker>();
  private readonly abort = new AbortController();
  private listener?: ChannelListener;
  private stopping = false;

  constructor(
    private readonly tenants: TenantRegistry,
    private readonly ports: EnginePorts,
    @Inject(ENGINE_STORES) private readonly stores: EngineStores,
    @Inject(ENGINE_TUNING) private readonly tuning: EngineTuning,
    private readonly timers: SchedulerRegistry,
    private readonly server: DatabaseServer,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const tenant of this.tenants.all()) {
      await this.stores.gates.ensure(tenant.id);
      if (tenant.hat.enabled) this.startTenant(tenant);
    }
    this.listener = new ChannelListener({
      url: this.server.url,
      channels: {
        hat_work: (tenantId) => this.workers.get(Number(tenantId))?.wake(),
        hat_gate: (tenantId) => this.workers.get(Number(tenantId))?.gateChanged(),
      },
      onReconnect: () => this.workers.forEach((worker) => worker.gateChanged()),
    });
    await this.listener.start();
  }

  /** New work of a tenant was committed by this process. */
  wake(tenantId: number): void {
    this.workers.get(tenantId)?.wake();
  }

  gateChanged(tenantId: number): void {
    this.workers.get(tenantId)?.gateChanged();
  }

  /** Starts no call any more, lets those on the wire end, stores what they told. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    for (const name of this.timers.getIntervals()) if (name.startsWith('hat:')) this.timers.deleteInterval(name);
    const stopped = Promise.all([...this.workers.values()].map((worker) => worker.stop()));
    const impatient = new AbortController();
    const drained = delay(this.tuning.drainMs, undefined, { signal: impatient.signal }).then(
      () => this.abort.abort(),
      () => undefined,
    );
    await stopped;
    impatient.abort();
    await drained;
    await this.listener?.stop();
  }

  private startTenant(tenant: Tenant): void {
    const context = this.contextOf(tenant);
    const worker = new TenantWorker(context, new Upkeep(context, this.ports.intake), (error) => this.reportFault(error));
    this.workers.set(tenant.id, worker);
    this.timers.addInterval(
      `hat:poll:${tenant.name}`,
      setInterval(() => worker.wake(), tenant.hat.pollIntervalMs),
    );
    this.timers.addInterval(
      `hat:upkeep:${tenant.name}`,
      setInterval(() => worker.tickUpkeep(), this.tuning.upkeepEveryMs),
    );
    worker.start();
  }

  private contextOf(tenant: Tenant): EngineContext {
    const { stores, tuning } = this;
    const random = () => this.ports.randomness.fraction();
    const writer = new ResultWriter(
      stores.results,
      tenant.id,
      tenant.hat.tokenDeadlineMs,
      (verdicts, settled) => {
        this.ports.metrics.stored(tenant.name, verdicts, settled);
        this.wake(tenant.id);
      },
      (error) => this.afterFault(error),
    );
    return {
      tenant,
      tuning,
      stores,
      writer,
      client: this.ports.client,
      gate: new TenantGate(tenant.id, stores.gates, tenant.hat, tuning.gateFreshMs, random),
      connection: () => this.ports.connections.of(tenant),
      persistently: (work) => this.persistently(work),
      report: (error) => void this.reportFault(error),
      newId: () => this.ports.randomness.uuid(),
      random,
      signal: this.abort.signal,
      stopping: () => this.stopping,
    };
  }

  private async persistently<Result>(work: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if ((await this.afterFault(error)) !== 'again') throw error;
      }
    }
  }

  /** Waits a little. What a database that is away refused may be tried again until the shutdown has waited long enough. */
  private async afterFault(error: unknown): Promise<'again' | 'alone' | 'leave'> {
    this.reportFault(error);
    await delay(pauseAfterFaultMs);
    if (this.abort.signal.aborted) return 'leave';
    return databaseFailureOf(error)?.passing ? 'again' : 'alone';
  }

  private reportFault(error: unknown): number {
    if (!this.stopping) this.logger.warn({ msg: 'The engine stumbled and goes on', ...errorForLog(error) });
    return pauseAfterFaultMs;
  }
}
