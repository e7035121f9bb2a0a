import { type DynamicModule, Module } from '@nestjs/common';
import { AuthorizationsModule } from './authorizations/authorizations.module';
import { ConfigModule } from './config/config.module';
import type { Environment } from './config/environment';
import { DatabaseModule } from './database/database.module';
import { EdgeModule, type EdgeModuleOptions } from './edge/edge.module';
import { EdgeRetentionModule } from './edge/retention/edge-retention.module';
import { EventsModule } from './events/events.module';
import { HatAuthorizationsModule } from './hat/authorizations/hat-authorizations.module';
import { HatModule } from './hat/hat.module';
import { MedseniorModule } from './medsenior/medsenior.module';
import { OperationsModule } from './operations/operations.module';
import { ProtheusRefundModule } from './protheus-refund/protheus-refund.module';
import { SchedulingModule } from './scheduling/scheduling.module';

/** The table of contents of the hub. */
@Module({})
export class AppModule {
  static forRoot(environment: Environment, edge: EdgeModuleOptions = {}): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(environment), // environment and tenants
        DatabaseModule, // PostgreSQL: ours or yours, migrated
        EdgeModule.forRoot(edge), // API keys, errors, logs, metrics, health, documentation
        SchedulingModule, // recurring tasks, one replica at a time
        EdgeRetentionModule, // remembered answers and task runs, dropped in time
        EventsModule, // what happened, as one feed
        OperationsModule, // recurring tasks: history, pause, run now
        HatModule, // registration data into TOTVS HAT
        HatAuthorizationsModule, // what HAT authorized, imported and marked
        ProtheusRefundModule, // prescriptions and refunds in Protheus
        MedseniorModule, // authorizations of the partner network
        AuthorizationsModule, // authorizations of a member, whichever vendor gave them
      ],
    };
  }
}
