import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigModule } from './config/config.module';
import type { Environment } from './config/environment';
import { DatabaseModule } from './database/database.module';
import { EdgeModule, type EdgeModuleOptions } from './edge/edge.module';
import { EdgeRetentionModule } from './edge/retention/edge-retention.module';
import { HatModule } from './hat/hat.module';
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
        HatModule, // registration data into TOTVS HAT
      ],
    };
  }
}
