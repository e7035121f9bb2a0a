import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SystemRandomness } from '@ponte/common';
import { MedseniorGateStore, MedseniorMirrorStore, MedseniorWatchStore } from '@ponte/persistence/medsenior';
import { TenantRegistry } from '../../config/tenant-registry';
import { TaskScheduler } from '../../scheduling/task-scheduler';
import { MedseniorMetrics } from '../medsenior-metrics';
import { MedseniorGateway } from '../vendor/medsenior-gateway.service';
import { MirrorTask } from './mirror.task';

/** The two stores that a round reads and writes. */
@Injectable()
export class MirrorStores {
  constructor(
    readonly mirror: MedseniorMirrorStore,
    readonly watch: MedseniorWatchStore,
  ) {}
}

/** Gives every operator its gate, and those with the integration on their task. */
@Injectable()
export class MirrorTasks implements OnModuleInit {
  constructor(
    private readonly tenants: TenantRegistry,
    private readonly scheduler: TaskScheduler,
    private readonly gateway: MedseniorGateway,
    private readonly gates: MedseniorGateStore,
    private readonly stores: MirrorStores,
    private readonly randomness: SystemRandomness,
    private readonly metrics: MedseniorMetrics,
  ) {}

  async onModuleInit(): Promise<void> {
    const { gateway, gates, randomness, metrics } = this;
    for (const tenant of this.tenants.all()) {
      await gates.ensure(tenant.id);
      if (!tenant.medsenior.enabled) continue;
      this.scheduler.register(new MirrorTask(tenant, { gateway, gates, randomness, metrics, ...this.stores }));
    }
  }
}
