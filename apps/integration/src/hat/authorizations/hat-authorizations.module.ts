import { Module } from '@nestjs/common';
import { HttpSender, SystemClock } from '@ponte/common';
import { HatAuthorizationsClient } from '@ponte/hat/client';
import { HatAuthorizationStore, HatCallSlotStore, HatExchangeStore } from '@ponte/persistence';
import { EventsModule } from '../../events/events.module';
import { HatModule } from '../hat.module';
import { HatAuthorizationController } from './api/authorization.controller';
import { AuthorizationRepository } from './api/authorization.repository';
import { HatAuthorizationService } from './api/authorization.service';
import { AuthorizationRetention } from './authorization-retention.service';
import { HatAuthorizationSource } from './hat-authorization-source.service';
import { AuthorizationMetrics } from './import/authorization-metrics';
import { AuthorizationRuns, ImportStores } from './import/authorization-runs.service';
import { AuthorizationTasks } from './import/authorization-tasks.service';
import { ImportStatusRepository } from './import/import-status.repository';

/** What HAT authorizes: imported once, marked, kept up to date, and answered from our tables. */
@Module({
  imports: [HatModule, EventsModule],
  controllers: [HatAuthorizationController],
  providers: [
    {
      provide: HatAuthorizationsClient,
      inject: [HttpSender],
      useFactory: (sender: HttpSender) => new HatAuthorizationsClient(sender, new SystemClock()),
    },
    AuthorizationMetrics,
    AuthorizationRepository,
    AuthorizationRetention,
    AuthorizationRuns,
    AuthorizationTasks,
    HatAuthorizationService,
    HatAuthorizationSource,
    HatAuthorizationStore,
    HatCallSlotStore,
    HatExchangeStore,
    ImportStatusRepository,
    ImportStores,
  ],
  exports: [HatAuthorizationSource],
})
export class HatAuthorizationsModule {}
