import { Injectable } from '@nestjs/common';
import type { HttpExchange } from '@ponte/common';
import { Counter, Gauge, Histogram } from 'prom-client';
import { TenantRegistry } from '../config/tenant-registry';
import { MetricsService } from '../edge/metrics/metrics.service';
import { OpenWorkRepository } from './open-work.repository';

/** What operators of the hub watch: what is open and how old, how requests end, how quick Protheus is. No member, no code, no card. */
@Injectable()
export class ProtheusMetrics {
  private readonly ended: Counter<'tenant' | 'state'>;
  private readonly unanswered: Counter<'tenant' | 'delivery'>;
  private readonly looks: Counter<'tenant' | 'kind' | 'outcome'>;
  private readonly latency: Histogram<'operation' | 'status'>;

  constructor(metrics: MetricsService, tenants: TenantRegistry, work: OpenWorkRepository) {
    const registers = [metrics.registry];
    this.ended = new Counter({
      name: 'ponte_protheus_requests_settled_total',
      help: 'Prescription requests that reached a state of their end',
      labelNames: ['tenant', 'state'],
      registers,
    });
    this.unanswered = new Counter({
      name: 'ponte_protheus_posts_without_verdict_total',
      help: 'POSTs of prescriptions that were neither accepted nor refused, by what is known of them',
      labelNames: ['tenant', 'delivery'],
      registers,
    });
    this.looks = new Counter({
      name: 'ponte_protheus_polls_total',
      help: 'Looks at followed prescriptions and refunds',
      labelNames: ['tenant', 'kind', 'outcome'],
      registers,
    });
    this.latency = new Histogram({
      name: 'ponte_protheus_request_duration_seconds',
      help: 'Time of calls to Protheus, by operation',
      labelNames: ['operation', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    });
    let reading: ReturnType<typeof readAll> | undefined;
    const readAll = () => Promise.all(tenants.all().map(async ({ id, name }) => ({ tenant: name, ...(await work.read(id)) })));
    // All gauges are collected at the same moment and share one reading; without its database the hub tells the rest.
    const read = () =>
      (reading ??= readAll()
        .catch(() => [])
        .finally(() => (reading = undefined)));
    new Gauge({
      name: 'ponte_protheus_requests_open',
      help: 'Prescription requests that are not final, by state; unknown waits for an operator',
      labelNames: ['tenant', 'state'],
      registers,
      async collect() {
        this.reset();
        for (const { tenant, received, sending, unknown } of await read())
          for (const [state, count] of Object.entries({ received, sending, unknown })) this.set({ tenant, state }, count);
      },
    });
    new Gauge({
      name: 'ponte_protheus_oldest_open_seconds',
      help: 'Age of the oldest prescription request that is received or being sent',
      labelNames: ['tenant'],
      registers,
      async collect() {
        this.reset();
        for (const { tenant, oldestSeconds } of await read()) this.set({ tenant }, oldestSeconds);
      },
    });
    new Gauge({
      name: 'ponte_protheus_watches_overdue_seconds',
      help: 'How late the next look at followed prescriptions and refunds is',
      labelNames: ['tenant'],
      registers,
      async collect() {
        this.reset();
        for (const { tenant, overdueSeconds } of await read()) this.set({ tenant }, overdueSeconds);
      },
    });
  }

  settled(tenant: string, state: string): void {
    this.ended.inc({ tenant, state });
  }

  lost(tenant: string, delivery: string): void {
    this.unanswered.inc({ tenant, delivery });
  }

  looked(tenant: string, kind: string, outcome: 'changed' | 'same' | 'failed'): void {
    this.looks.inc({ tenant, kind, outcome });
  }

  observe({ operation, status, failureCode, durationMs }: HttpExchange): void {
    this.latency.observe({ operation, status: status === undefined ? (failureCode ?? 'none') : String(status) }, durationMs / 1000);
  }
}
