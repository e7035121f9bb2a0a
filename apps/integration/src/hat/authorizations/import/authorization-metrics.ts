import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { TenantRegistry } from '../../../config/tenant-registry';
import { MetricsService } from '../../../edge/metrics/metrics.service';
import { ImportStatusRepository } from './import-status.repository';
import type { RunCounts } from './import-run';

const counted = ['imported', 'changed', 'cancelled', 'failed', 'marked', 'markRefused', 'reread'] as const;

/** Whether the import keeps up: how long guides wait that could not be imported or marked, and how long ago HAT's list was read to its end. */
@Injectable()
export class AuthorizationMetrics implements OnModuleInit {
  private readonly guides: Counter<'tenant' | 'outcome'>;

  constructor(
    private readonly metrics: MetricsService,
    private readonly tenants: TenantRegistry,
    private readonly status: ImportStatusRepository,
  ) {
    this.guides = new Counter({
      name: 'ponte_hat_authorizations_total',
      help: 'Authorizations of HAT by what the import did with them',
      labelNames: ['tenant', 'outcome'],
      registers: [metrics.registry],
    });
  }

  onModuleInit(): void {
    // Both gauges are collected at the same moment and share one reading of the database.
    let reading: ReturnType<typeof this.read> | undefined;
    const read = () => (reading ??= this.read().finally(() => (reading = undefined)));
    const registers = [this.metrics.registry];
    new Gauge({
      name: 'ponte_hat_authorizations_oldest_unimported_seconds',
      help: 'Age, since the hub first saw it, of the oldest authorization that HAT lists as not imported and that could not be imported or marked; 0: none',
      labelNames: ['tenant'],
      registers,
      async collect() {
        this.reset();
        for (const { tenant, oldestUnimportedSeconds } of await read()) this.set({ tenant }, oldestUnimportedSeconds);
      },
    });
    new Gauge({
      name: 'ponte_hat_authorizations_poll_lag_seconds',
      help: "Time since HAT's list of authorizations not imported was last read to its end; absent before the first time",
      labelNames: ['tenant'],
      registers,
      async collect() {
        this.reset();
        for (const { tenant, pollLagSeconds } of await read()) if (pollLagSeconds !== null) this.set({ tenant }, pollLagSeconds);
      },
    });
  }

  ran(tenant: string, counts: RunCounts): void {
    for (const outcome of counted) if (counts[outcome] > 0) this.guides.inc({ tenant, outcome }, counts[outcome]);
  }

  /** Without its database the hub still tells what it knows of itself: these are then absent. */
  private async read() {
    const importing = this.tenants.all().filter(({ hat }) => hat.enabled && hat.authorizations.pollIntervalMs > 0);
    return Promise.all(importing.map(async ({ id, name }) => ({ tenant: name, ...(await this.status.read(id)) }))).catch(() => []);
  }
}
