import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import { ENVIRONMENT } from '../config/config.module';
import type { Environment } from '../config/environment';
import { AccessGuard } from './access/access.guard';
import { ApiKeyModule } from './api-keys/api-key.module';
import { ErrorFilter } from './errors/error.filter';
import { EdgeValidationPipe } from './errors/validation.pipe';
import { HealthModule } from './health/health.module';
import { IdempotencyStore } from './idempotency/idempotency.store';
import { loggerOptions } from './logging/logger-options';
import { MetricsModule } from './metrics/metrics.module';

export interface EdgeModuleOptions {
  /** Where log lines go; standard output when absent. */
  readonly logDestination?: DestinationStream;
}

/** What every route shares: who may call, how errors are answered, what is logged and measured. Global, so that no module imports it. */
@Module({})
export class EdgeModule {
  static forRoot(options: EdgeModuleOptions = {}): DynamicModule {
    return {
      module: EdgeModule,
      global: true,
      imports: [
        LoggerModule.forRootAsync({
          inject: [ENVIRONMENT],
          useFactory: (environment: Environment) => loggerOptions(environment.LOG_LEVEL, options.logDestination),
        }),
        ApiKeyModule,
        HealthModule,
        MetricsModule,
      ],
      providers: [
        IdempotencyStore,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useClass: EdgeValidationPipe },
        { provide: APP_FILTER, useClass: ErrorFilter },
      ],
      exports: [IdempotencyStore, HealthModule],
    };
  }
}
