import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MedseniorGateStore } from '@ponte/persistence/medsenior';
import { TenantRegistry } from '../config/tenant-registry';
import { type Readiness, type ReadinessContributor, ReadinessRegistry } from '../edge/health/readiness-registry';

/** MedSenior paused, silent or failing for some tenant: the mirror answers, so the hub is ready, and degraded. */
@Injectable()
export class MedseniorReadiness implements ReadinessContributor, OnModuleInit {
  readonly name = 'medsenior';

  constructor(
    private readonly tenants: TenantRegistry,
    private readonly gates: MedseniorGateStore,
    private readonly registry: ReadinessRegistry,
  ) {}

  onModuleInit(): void {
    if (this.enabled().length > 0) this.registry.add(this);
  }

  async readiness(): Promise<Readiness> {
    const gates = await Promise.all(this.enabled().map(({ id }) => this.gates.read(id)));
    return gates.some(({ paused, failures, quietMs }) => paused || failures > 0 || quietMs > 0) ? 'degraded' : 'up';
  }

  private enabled() {
    return this.tenants.all().filter(({ medsenior }) => medsenior.enabled);
  }
}
