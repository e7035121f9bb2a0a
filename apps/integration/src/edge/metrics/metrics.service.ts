import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** The metrics of this process. Modules register theirs on `registry`; a label `tenant` holds the operator's name. */
@Injectable()
export class MetricsService implements OnApplicationShutdown {
  /** Not prom-client's global one: several hubs may live in one process (tests). */
  readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'ponte_http_request_duration_seconds',
    help: 'Time to answer a call of the API, by route template',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'ponte_' });
  }

  observeRequest(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  /** Prometheus text. @param tenant when given, series of other operators are left out */
  async exposition(tenant?: string): Promise<string> {
    const text = await this.registry.metrics();
    return tenant === undefined ? text : withoutOtherTenants(text, tenant);
  }

  onApplicationShutdown(): void {
    this.registry.clear();
  }
}

function withoutOtherTenants(text: string, tenant: string): string {
  return text
    .split('\n')
    .filter(
      (line) =>
        line.startsWith('#') || !line.includes('tenant="') || line.includes(`{tenant="${tenant}"`) || line.includes(`,tenant="${tenant}"`),
    )
    .join('\n');
}
