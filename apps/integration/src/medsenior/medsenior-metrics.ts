import { Injectable } from '@nestjs/common';
import type { HttpExchange } from '@ponte/common';
import { MedseniorWatchStore } from '@ponte/persistence/medsenior';
import { Counter, Gauge, Histogram } from 'prom-client';
import { TenantRegistry } from '../config/tenant-registry';
import { MetricsService } from '../edge/metrics/metrics.service';

/** What operators of the hub watch: how quick MedSenior is, how often it is asked for a token, how old the mirror gets. */
@Injectable()
export class MedseniorMetrics {
  private readonly latency: Histogram<'operation' | 'status'>;
  private readonly tokens: Counter<'outcome'>;
  private readonly answers: Counter<'tenant' | 'source'>;
  private readonly mirror: Counter<'tenant' | 'what'>;

  constructor(metrics: MetricsService, tenants: TenantRegistry, watch: MedseniorWatchStore) {
    const registers = [metrics.registry];
    this.latency = new Histogram({
      name: 'ponte_medsenior_request_duration_seconds',
      help: 'Time of calls to MedSenior, by operation',
      labelNames: ['operation', 'status'],
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    });
    this.tokens = new Counter({
      name: 'ponte_medsenior_token_renewals_total',
      help: 'Calls to MedSenior for a new token',
      labelNames: ['outcome'],
      registers,
    });
    this.answers = new Counter({
      name: 'ponte_medsenior_answers_total',
      help: 'Searches answered to callers: live, from the mirror as asked for, or from the mirror because MedSenior gave no answer (stale)',
      labelNames: ['tenant', 'source'],
      registers,
    });
    this.mirror = new Counter({
      name: 'ponte_medsenior_mirror_total',
      help: 'What the mirror did: beneficiaries read, guides seen, guides written, changes recorded, guides gone absent, failures',
      labelNames: ['tenant', 'what'],
      registers,
    });
    const read = () =>
      // Without its database the hub still tells what it knows of itself: this one is then absent.
      Promise.all(
        tenants
          .all()
          .filter(({ medsenior }) => medsenior.enabled)
          .map(async ({ id, name }) => ({ tenant: name, ...(await watch.lag(id)) })),
      ).catch(() => []);
    new Gauge({
      name: 'ponte_medsenior_poll_lag_seconds',
      help: 'Since when the watched beneficiary that has waited longest was not mirrored',
      labelNames: ['tenant'],
      registers,
      async collect() {
        this.reset();
        for (const { tenant, lagSeconds } of await read()) this.set({ tenant }, lagSeconds);
      },
    });
  }

  observe({ operation, status, failureCode, durationMs }: HttpExchange): void {
    this.latency.observe({ operation, status: status === undefined ? (failureCode ?? 'none') : String(status) }, durationMs / 1_000);
    if (operation === 'auth') this.tokens.inc({ outcome: status === 200 ? 'renewed' : 'failed' });
  }

  answered(tenant: string, source: 'live' | 'mirror' | 'stale'): void {
    this.answers.inc({ tenant, source });
  }

  mirrored(tenant: string, counts: Readonly<Record<string, number>>): void {
    for (const [what, count] of Object.entries(counts)) this.mirror.inc({ tenant, what }, count);
  }
}
