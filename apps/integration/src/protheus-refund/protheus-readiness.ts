import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProtheusGateStore } from '@ponte/persistence/protheus-refund';
import { TenantRegistry } from '../config/tenant-registry';
import { type Readiness, type ReadinessContributor, ReadinessRegistry } from '../edge/health/readiness-registry';

/** Protheus away or paused for some tenant: the hub keeps what it accepts, so it is ready, and degraded. */
@Injectable()
export class ProtheusReadiness implements ReadinessContributor, OnModuleInit {
  readonly name = 'protheus';

  constructor(
    private readonly tenants: TenantRegistry,
    private readonly gates: ProtheusGateStore,
    private readonly registry: ReadinessRegistry,
  ) {}

  onModuleInit(): void {
    if (this.enabled().length > 0) this.registry.add(this);
  }

  async readiness(): Promise<Readiness> {
    const gates = await Promise.all(this.enabled().map(({ id }) => this.gates.read(id)));
    return gates.some(({ paused, failures }) => paused || failures > 0) ? 'degraded' : 'up';
  }

  private enabled() {
    return this.tenants.all().filter(({ protheus }) => protheus.enabled);
  }
}
