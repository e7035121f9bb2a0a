import { Injectable } from '@nestjs/common';
import type { HttpExchange } from '@ponte/common';
import type { BatchVerdict, Settled } from '@ponte/persistence';
import { Counter, Gauge, Histogram } from 'prom-client';
import { MetricsService } from '../../../edge/metrics/metrics.service';
import { TenantRegistry } from '../../../config/tenant-registry';
import { QueueStatusRepository } from './queue-status.repository';

/** What operators of the hub watch: how much waits and for how long, how batches end, how quick HAT is. */
@Injectable()
export class EngineMetrics {
  private readonly batches: Counter<'tenant' | 'state'>;
  private readonly items: Counter<'tenant' | 'state'>;
  private readonly latency: Histogram<'operation' | 'status'>;

  constructor(metrics: MetricsService, tenants: TenantRegistry, queue: QueueStatusRepository) {
    const registers = [metrics.registry];
    this.batches = new Counter({
      name: 'ponte_hat_batches_total',
      help: 'Answers of HAT about batches and tokens, by what became of the batch',
      labelNames: ['tenant', 'state'],
      registers,
    });
    this.items = new Counter({
      name: 'ponte_hat_items_settled_total',
      help: 'Items that reached their end through an answer of HAT',
      labelNames: ['tenant', 'state'],
      registers,
    });
    this.latency = new Histogram({
      name: 'ponte_vendor_request_duration_seconds',
      help: 'Time of calls to HAT, by operation',
      labelNames: ['operation', 'status'],
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    });
    // Both gauges are collected at the same moment and share one reading of the database.
    let reading: Promise<Awaited<ReturnType<typeof readAll>>> | undefined;
    const readAll = () => Promise.all(tenants.all().map(async ({ id, name }) => ({ tenant: name, ...(await queue.read(id)) })));
    // Without its database the hub still tells what it knows of itself: these two are then absent.
    const read = () =>
      (reading ??= readAll()
        .catch(() => [])
        .finally(() => (reading = undefined)));
    new Gauge({
      name: 'ponte_hat_queue_depth',
      help: 'Items that are not final, by state',
      labelNames: ['tenant', 'state'],
      registers,
      async collect() {
        this.reset();
        for (const { tenant, queued, inFlight } of await read()) {
          this.set({ tenant, state: 'queued' }, queued);
          this.set({ tenant, state: 'in_flight' }, inFlight);
        }
      },
    });
    new Gauge({
      name: 'ponte_hat_oldest_unsent_seconds',
      help: 'Age of the oldest item that is still queued',
      labelNames: ['tenant'],
      registers,
      async collect() {
        this.reset();
        for (const { tenant, oldestUnsentSeconds } of await read()) this.set({ tenant }, oldestUnsentSeconds);
      },
    });
  }

  stored(tenant: string, verdicts: readonly BatchVerdict[], settled: Settled): void {
    for (const { state } of verdicts) this.batches.inc({ tenant, state });
    for (const [state, items] of Object.entries(settled)) this.items.inc({ tenant, state }, items);
  }

  observe(exchange: HttpExchange): void {
    const status = exchange.status === undefined ? (exchange.failureCode ?? 'none') : String(exchange.status);
    this.latency.observe({ operation: exchange.operation, status }, exchange.durationMs / 1000);
  }
}
