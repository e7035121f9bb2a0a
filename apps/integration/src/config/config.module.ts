import { type DynamicModule, Module } from '@nestjs/common';
import type { Environment } from './environment';
import { tenantDefinitions } from './tenant-definitions';
import { TenantRegistry } from './tenant-registry';

/** Token under which the checked environment is injected. */
export const ENVIRONMENT = Symbol('ENVIRONMENT');

/** Global: gives everyone the environment and the operators. */
@Module({})
export class ConfigModule {
  static forRoot(environment: Environment): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [
        { provide: ENVIRONMENT, useValue: environment },
        { provide: TenantRegistry, useFactory: () => new TenantRegistry(tenantDefinitions(environment)) },
      ],
      exports: [ENVIRONMENT, TenantRegistry],
    };
  }
}
