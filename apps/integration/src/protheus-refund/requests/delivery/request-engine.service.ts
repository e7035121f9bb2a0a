import { setTimeout as delay } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SystemClock } from '@ponte/common';
import { ProtheusGateStore, type ClaimedRequest } from '@ponte/persistence/protheus-refund';
import type { Tenant } from '../../../config/tenant';
import { TenantRegistry } from '../../../config/tenant-registry';
import { databaseFailureOf } from '../../../database/database-failure';
import { errorForLog } from '../../../edge/logging/error-for-log';
import { WakeableLoop } from '../../../scheduling/wakeable-loop';
import type { DeliveryPorts } from './delivery-ports';
import { DELIVERY_TOOLS, type DeliveryTools } from './delivery-tools';
import { RequestDelivery, stepLeaseMs } from './request-delivery';

/** Steps under way at a time for a tenant in this process; calls are limited by the tenant's rate besides. */
const stepsAtOnce = 8;
/** Work of other replicas and switches of the gate are seen within this time. */
const longestRestMs = 1_000;
const pauseAfterFaultMs = 500;
/** How long a shutdown waits for calls on the wire. */
const drainMs = 8_000;

/** Takes the requests of every tenant to Protheus. Replicas share the work through PostgreSQL alone. */
@Injectable()
export class RequestEngine implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('ProtheusRequests');
  private readonly loops = new Map<number, WakeableLoop>();
  private readonly steps = new Map<number, Set<Promise<void>>>();
  private readonly deliveries = new Map<number, RequestDelivery>();
  private readonly abort = new AbortController();
  private readonly clock = new SystemClock();
  private stopping = false;

  constructor(
    private readonly tenants: TenantRegistry,
    private readonly gateStore: ProtheusGateStore,
    @Inject(DELIVERY_TOOLS) private readonly tools: DeliveryTools,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const tenant of this.tenants.all()) {
      await this.gateStore.ensure(tenant.id);
      if (!tenant.protheus.enabled) continue;
      this.deliveries.set(tenant.id, new RequestDelivery(this.portsOf(tenant)));
      this.steps.set(tenant.id, new Set());
      const loop = new WakeableLoop(
        () => this.dispatch(tenant),
        (error) => this.reportFault(error),
      );
      this.loops.set(tenant.id, loop);
      loop.start();
    }
  }

  /** New work of a tenant was committed by this process, or its gate was opened. */
  wake(tenantId: number): void {
    this.loops.get(tenantId)?.wake();
  }

  /** Takes the next step of one request here and now, if it is its turn and the tenant is not at rest. Never rejects. */
  async deliverNow(tenant: Tenant, id: string): Promise<boolean> {
    try {
      if ((await this.restMs(tenant)) > 0) return false;
      const claim = await this.tools.store.claim(tenant.id, stepLeaseMs(tenant), id);
      if (!claim) return false;
      await this.run(tenant, claim);
      return true;
    } catch (error) {
      this.reportFault(error);
      return false;
    }
  }

  /** Begins nothing any more, lets calls on the wire end, stores what they told. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.all([...this.loops.values()].map((loop) => loop.stop()));
    const impatient = new AbortController();
    const drained = delay(drainMs, undefined, { signal: impatient.signal }).then(
      () => this.abort.abort(),
      () => undefined,
    );
    await Promise.all([...this.steps.values()].flatMap((steps) => [...steps]));
    impatient.abort();
    await drained;
  }

  private async dispatch(tenant: Tenant): Promise<number> {
    const rest = await this.restMs(tenant);
    if (rest > 0) return Math.min(rest, longestRestMs);
    if ((this.steps.get(tenant.id)?.size ?? 0) >= stepsAtOnce) return Infinity;
    const claim = await this.tools.store.claim(tenant.id, stepLeaseMs(tenant));
    if (claim) {
      void this.run(tenant, claim);
      return 0;
    }
    const due = (await this.tools.store.nextDueMs(tenant.id)) ?? longestRestMs;
    return Math.max(20, Math.min(due, longestRestMs));
  }

  /** Ms until queued work may go on. */
  private async restMs({ id }: Tenant): Promise<number> {
    const gate = this.tools.gates.switchOf(id);
    if (this.stopping || (await gate.isPaused())) return longestRestMs;
    return gate.coolingMs();
  }

  private run(tenant: Tenant, claim: ClaimedRequest): Promise<void> {
    const steps = this.steps.get(tenant.id);
    const step = this.deliver(tenant, claim).finally(() => {
      steps?.delete(step);
      this.wake(tenant.id);
    });
    steps?.add(step);
    return step;
  }

  /** What fails here for reasons of ours is taken up again when the row's lease ends. */
  private async deliver(tenant: Tenant, claim: ClaimedRequest): Promise<void> {
    try {
      await this.deliveries.get(tenant.id)?.step(claim);
    } catch (error) {
      this.reportFault(error);
    }
  }

  private portsOf(tenant: Tenant): DeliveryPorts {
    return {
      ...this.tools,
      tenant,
      now: () => this.clock.now(),
      persistently: (work) => this.persistently(work),
      signal: this.abort.signal,
    };
  }

  private async persistently<Result>(work: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        this.reportFault(error);
        if (!databaseFailureOf(error)?.passing || this.abort.signal.aborted) throw error;
        await delay(pauseAfterFaultMs);
      }
    }
  }

  private reportFault(error: unknown): number {
    if (!this.stopping) this.logger.warn({ msg: 'Sending prescriptions stumbled and goes on', ...errorForLog(error) });
    return pauseAfterFaultMs;
  }
}
