import { Injectable } from '@nestjs/common';
import { EventSequencerStore } from '@ponte/persistence/events';
import { Counter, Gauge } from 'prom-client';
import { TenantRegistry } from '../config/tenant-registry';
import { MetricsService } from '../edge/metrics/metrics.service';
import { EventWaiters } from './event-waiters';

/** Whether the feed keeps up with its writers, and how many readers wait. */
@Injectable()
export class EventMetrics {
  private readonly events: Counter<'tenant'>;

  constructor(
    metrics: MetricsService,
    private readonly tenants: TenantRegistry,
    store: EventSequencerStore,
    waiters: EventWaiters,
  ) {
    const registers = [metrics.registry];
    this.events = new Counter({
      name: 'ponte_events_total',
      help: 'Events that this process put into the feed',
      labelNames: ['tenant'],
      registers,
    });
    new Gauge({
      name: 'ponte_events_lag_seconds',
      help: 'Age of the oldest committed event that is not in the feed yet; 0 when all are',
      registers,
      async collect() {
        // Without its database the hub still tells what it knows of itself: this one is then absent.
        await store.oldestWaitingSeconds().then(
          (seconds = 0) => this.set(seconds),
          () => this.remove(),
        );
      },
    });
    new Gauge({
      name: 'ponte_events_waiting_readers',
      help: 'Calls of GET /events that wait for news in this process',
      registers,
      collect() {
        this.set(waiters.waiting);
      },
    });
  }

  sequenced(tenantId: number, events: number): void {
    const tenant = this.tenants.findById(tenantId);
    if (tenant) this.events.inc({ tenant: tenant.name }, events);
  }
}
