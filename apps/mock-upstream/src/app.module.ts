import { Module, type DynamicModule } from '@nestjs/common';
import { AdminModule } from './admin/admin.module';
import type { MockHooks } from './engine/operation';
import { Worlds } from './engine/world';
import { HatModule } from './hat/hat.module';
import { HatService } from './hat/hat.service';
import { HatStates } from './hat/hat.states';
import { VendorReply } from './vendor-reply';

/** The engine's parts, made outside of Nest, which knows nothing of them but their names. */
export interface EmulatorParts {
  worlds: Worlds;
  hatStates: HatStates;
  hatService: HatService;
  hooks: MockHooks;
}

@Module({})
class EngineModule {}

@Module({})
export class AppModule {
  static of({ worlds, hatStates, hatService, hooks }: EmulatorParts): DynamicModule {
    const providers = [
      { provide: Worlds, useValue: worlds },
      { provide: HatStates, useValue: hatStates },
      { provide: HatService, useValue: hatService },
      { provide: VendorReply, useValue: new VendorReply(hooks) },
    ];
    const engine: DynamicModule = { module: EngineModule, global: true, providers, exports: providers };
    return { module: AppModule, imports: [engine, HatModule, AdminModule] };
  }
}
