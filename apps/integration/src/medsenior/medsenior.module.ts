import { HttpModule, HttpService } from '@nestjs/axios';
import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { HttpSender, SystemClock, SystemRandomness } from '@ponte/common';
import { MedseniorClient } from '@ponte/medsenior/client';
import { EventOutbox } from '@ponte/persistence/events';
import {
  MedseniorGateStore,
  MedseniorMirrorReader,
  MedseniorMirrorStore,
  MedseniorRetentionStore,
  MedseniorWatchStore,
} from '@ponte/persistence/medsenior';
import { MedseniorAuthorizationController } from './api/authorization.controller';
import { MedseniorAuthorizationService } from './api/authorization.service';
import { MedseniorGateController } from './api/gate.controller';
import { WatchController } from './api/watch.controller';
import { WatchService } from './api/watch.service';
import { LiveSearch } from './live/live-search.service';
import { MedseniorMembers } from './medsenior-members.service';
import { MedseniorMetrics } from './medsenior-metrics';
import { MedseniorReadiness } from './medsenior-readiness';
import { MedseniorRetention } from './medsenior-retention.service';
import { MirrorStores, MirrorTasks } from './mirror/mirror-tasks.service';
import { MedseniorGateway } from './vendor/medsenior-gateway.service';

/** Authorizations of the partner network: asked live, mirrored for the members on the watch list. */
@Module({
  imports: [HttpModule],
  controllers: [MedseniorAuthorizationController, MedseniorGateController, WatchController],
  providers: [
    EventOutbox,
    MedseniorGateStore,
    MedseniorMirrorReader,
    MedseniorMirrorStore,
    MedseniorRetentionStore,
    MedseniorWatchStore,
    {
      provide: HttpSender,
      inject: [HttpService, MedseniorMetrics],
      useFactory: (http: HttpService, metrics: MedseniorMetrics) =>
        new HttpSender(http, { onExchange: (exchange) => metrics.observe(exchange) }),
    },
    { provide: MedseniorClient, inject: [HttpSender], useFactory: (sender: HttpSender) => new MedseniorClient(sender, new SystemClock()) },
    { provide: SystemRandomness, useFactory: () => new SystemRandomness() },
    LiveSearch,
    MedseniorAuthorizationService,
    MedseniorGateway,
    MedseniorMembers,
    MedseniorMetrics,
    MedseniorReadiness,
    MedseniorRetention,
    MirrorStores,
    MirrorTasks,
    WatchService,
  ],
  exports: [MedseniorMembers],
})
export class MedseniorModule implements OnApplicationShutdown {
  constructor(private readonly sender: HttpSender) {}

  /** Tasks and requests have ended by now: nothing is on the wire. */
  async onApplicationShutdown(): Promise<void> {
    await this.sender.close();
  }
}
