import { HttpModule, HttpService } from '@nestjs/axios';
import { Module, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { HttpSender, SystemClock, SystemRandomness } from '@ponte/common';
import { HatClient } from '@ponte/hat/client';
import {
  HatClaimStore,
  HatGateStore,
  HatIntakeStore,
  HatItemStore,
  HatLaneStore,
  HatLeaseStore,
  HatResultStore,
  HatUpkeepStore,
} from '@ponte/persistence';
import { TenantRegistry } from '../config/tenant-registry';
import { IdempotentTransaction } from '../edge/idempotency/idempotent-transaction.store';
import { HatConnections } from './connection/hat-connections.service';
import { HatReadiness } from './hat-readiness';
import { HatRetention } from './hat-retention.service';
import { MasterTokenController } from './master-token/master-token.controller';
import { MasterTokenRepository } from './master-token/master-token.repository';
import { MasterTokenService } from './master-token/master-token.service';
import { GateController } from './submissions/api/gate.controller';
import { IntakeTransaction } from './submissions/api/intake-transaction.store';
import { LaneRepository } from './submissions/api/lane.repository';
import { RecordController } from './submissions/api/record.controller';
import { RecordRepository } from './submissions/api/record.repository';
import { RecordService } from './submissions/api/record.service';
import { RetryRepository } from './submissions/api/retry.repository';
import { RetryService } from './submissions/api/retry.service';
import { SubmissionController } from './submissions/api/submission.controller';
import { SubmissionRepository } from './submissions/api/submission.repository';
import { SubmissionService } from './submissions/api/submission.service';
import { EngineMetrics } from './submissions/engine/engine-metrics';
import { EnginePorts } from './submissions/engine/engine-ports';
import { ENGINE_STORES, type EngineStores } from './submissions/engine/engine-stores';
import { defaultTuning, ENGINE_TUNING, type EngineTuning } from './submissions/engine/engine-tuning';
import { HatEngine } from './submissions/engine/hat-engine.service';
import { QueueStatusRepository } from './submissions/engine/queue-status.repository';
import { IntakeService } from './submissions/intake/intake.service';
import { RegistrationController } from './submissions/intake/registration.controller';

const stores = [
  HatClaimStore,
  HatGateStore,
  HatIntakeStore,
  HatItemStore,
  HatLaneStore,
  HatLeaseStore,
  HatResultStore,
  HatUpkeepStore,
] satisfies Provider[];

/** Registration data into TOTVS HAT, and its master token. */
@Module({
  imports: [HttpModule],
  controllers: [SubmissionController, RecordController, GateController, MasterTokenController, RegistrationController],
  providers: [
    ...stores,
    {
      provide: ENGINE_STORES,
      inject: [HatClaimStore, HatGateStore, HatItemStore, HatLaneStore, HatLeaseStore, HatResultStore, HatUpkeepStore],
      useFactory: (
        ...[claims, gates, items, lanes, leases, results, upkeep]: [
          HatClaimStore,
          HatGateStore,
          HatItemStore,
          HatLaneStore,
          HatLeaseStore,
          HatResultStore,
          HatUpkeepStore,
        ]
      ): EngineStores => ({ claims, gates, items, lanes, leases, results, upkeep }),
    },
    { provide: ENGINE_TUNING, useFactory: (): EngineTuning => ({ ...defaultTuning }) },
    {
      provide: HttpSender,
      inject: [HttpService, EngineMetrics, TenantRegistry],
      useFactory: (http: HttpService, metrics: EngineMetrics, tenants: TenantRegistry) =>
        new HttpSender(http, {
          // As many as may be on the wire: a call that waited for a connection would start after the gate was asked.
          connections: tenants.definitions.reduce((total, tenant) => total + tenant.hat.concurrency, 0),
          onExchange: (exchange) => metrics.observe(exchange),
        }),
    },
    { provide: HatClient, inject: [HttpSender], useFactory: (sender: HttpSender) => new HatClient(sender, new SystemClock()) },
    { provide: SystemRandomness, useFactory: () => new SystemRandomness() },
    HatConnections,
    EngineMetrics,
    EnginePorts,
    HatEngine,
    HatReadiness,
    HatRetention,
    IdempotentTransaction,
    IntakeService,
    IntakeTransaction,
    LaneRepository,
    MasterTokenRepository,
    MasterTokenService,
    QueueStatusRepository,
    RecordRepository,
    RecordService,
    RetryRepository,
    RetryService,
    SubmissionRepository,
    SubmissionService,
  ],
  // What the import of authorizations shares: one sender, one gate, one connection a tenant.
  exports: [HttpSender, HatConnections, HatGateStore, HatLeaseStore, ENGINE_TUNING, SystemRandomness],
})
export class HatModule implements OnApplicationShutdown {
  constructor(private readonly sender: HttpSender) {}

  /** The engine has drained by now: nothing is on the wire. */
  async onApplicationShutdown(): Promise<void> {
    await this.sender.close();
  }
}
