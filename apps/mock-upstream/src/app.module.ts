import { Module, type DynamicModule } from '@nestjs/common';
import { AdminModule } from './admin/admin.module';
import { vendorsToken } from './admin/vendors-token';
import type { Vendor } from './engine/vendor';
import { Worlds } from './engine/worlds';
import { HatGuidesModule } from './hat/authorizations/guides.module';
import { MedseniorGuidesModule } from './medsenior/guides.module';

@Module({})
class EngineModule {}

/** The admin routes. The engine's parts are made outside of Nest, and the vendors are served beneath it. */
@Module({})
export class AppModule {
  static of(vendors: readonly Vendor[], worlds: Worlds): DynamicModule {
    const providers = [
      { provide: Worlds, useValue: worlds },
      { provide: vendorsToken, useValue: vendors },
    ];
    const engine: DynamicModule = { module: EngineModule, global: true, providers, exports: providers };
    return { module: AppModule, imports: [engine, AdminModule, HatGuidesModule, MedseniorGuidesModule] };
  }
}
