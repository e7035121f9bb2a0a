import { Global, Logger, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ENVIRONMENT } from '../config/config.module';
import type { Environment } from '../config/environment';
import { TenantRegistry } from '../config/tenant-registry';
import { isServerAbsent } from './database-failure';
import { dataSourceOptions } from './data-source-options';
import { DatabaseServer } from './database-server';
import { runMigrations } from './run-migrations';
import { upsertTenants } from './tenant-rows';

/** Nobody injects it: Nest builds every provider of a module before any module initializes, and this one is built by readying the database. */
const DATABASE_READY = Symbol('DATABASE_READY');

/**
 * The server outlives every connection: Nest shuts global modules down last, and among these the one imported first goes last.
 * So this one is global and stands before the connection in the imports below.
 */
@Global()
@Module({
  providers: [
    {
      provide: DatabaseServer,
      inject: [ENVIRONMENT],
      useFactory: (environment: Environment) => DatabaseServer.open(environment.DATABASE_URL, environment.DATA_DIR),
    },
  ],
  exports: [DatabaseServer],
})
export class DatabaseServerModule {}

/** Server, connection, migrations, tenants, in this order; all done before any module of ours initializes. */
@Global()
@Module({
  imports: [
    DatabaseServerModule,
    TypeOrmModule.forRootAsync({
      inject: [DatabaseServer, ENVIRONMENT],
      useFactory: (server: DatabaseServer, environment: Environment) => ({
        ...dataSourceOptions({ url: server.url, poolSize: environment.DATABASE_POOL_SIZE, onIdleError: warnOfLostConnection }),
        retryAttempts: 60,
        retryDelay: 1_000,
        toRetry: isServerAbsent,
      }),
    }),
  ],
  providers: [
    {
      provide: DATABASE_READY,
      inject: [DataSource, TenantRegistry],
      useFactory: async (dataSource: DataSource, tenants: TenantRegistry): Promise<true> => {
        await runMigrations(dataSource);
        tenants.assignIds(
          await upsertTenants(
            dataSource,
            tenants.definitions.map(({ name }) => name),
          ),
        );
        return true;
      },
    },
  ],
})
export class DatabaseModule {}

function warnOfLostConnection(error: Error): void {
  new Logger(DatabaseModule.name).warn(`A database connection was lost (${(error as NodeJS.ErrnoException).code ?? error.name})`);
}
