import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HatGateStore } from '@ponte/persistence';
import type { Tenant } from '../config/tenant';
import { TenantRegistry } from '../config/tenant-registry';
import { type Readiness, type ReadinessContributor, ReadinessRegistry } from '../edge/health/readiness-registry';
import { HatConnections } from './connection/hat-connections.service';
import { LaneRepository } from './submissions/api/lane.repository';

/** HAT away, paused, without a usable token or with a resource at rest for some tenant: the hub accepts and keeps everything, so it is ready, and degraded. */
@Injectable()
export class HatReadiness implements ReadinessContributor, OnModuleInit {
  readonly name = 'hat';

  constructor(
    private readonly tenants: TenantRegistry,
    private readonly gates: HatGateStore,
    private readonly connections: HatConnections,
    private readonly lanes: LaneRepository,
    private readonly registry: ReadinessRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.add(this);
  }

  async readiness(): Promise<Readiness> {
    const enabled = this.tenants.all().filter((tenant) => tenant.hat.enabled);
    const well = await Promise.all(enabled.map((tenant) => this.isWell(tenant)));
    return well.includes(false) ? 'degraded' : 'up';
  }

  private async isWell(tenant: Tenant): Promise<boolean> {
    const [gate, fault, resting] = await Promise.all([
      this.gates.read(tenant.id),
      this.connections.faultOf(tenant),
      this.lanes.resting(tenant.id),
    ]);
    return !gate.paused && gate.failures === 0 && fault === undefined && resting.length === 0;
  }
}
