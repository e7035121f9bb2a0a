import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HatGateStore } from '@ponte/persistence';
import { TenantRegistry } from '../config/tenant-registry';
import { type Readiness, type ReadinessContributor, ReadinessRegistry } from '../edge/health/readiness-registry';

/** HAT away or paused for some tenant: the hub accepts and keeps everything, so it is ready, and degraded. */
@Injectable()
export class HatReadiness implements ReadinessContributor, OnModuleInit {
  readonly name = 'hat';

  constructor(
    private readonly tenants: TenantRegistry,
    private readonly gates: HatGateStore,
    private readonly registry: ReadinessRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.add(this);
  }

  async readiness(): Promise<Readiness> {
    const enabled = this.tenants.all().filter((tenant) => tenant.hat.enabled);
    const states = await Promise.all(enabled.map((tenant) => this.gates.read(tenant.id)));
    return states.some((state) => state.paused || state.failures > 0) ? 'degraded' : 'up';
  }
}
