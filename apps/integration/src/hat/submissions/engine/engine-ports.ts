import { Injectable } from '@nestjs/common';
import { SystemRandomness } from '@ponte/common';
import { HatClient } from '@ponte/hat/client';
import { HatIntakeStore } from '@ponte/persistence';
import { HatConnections } from '../../connection/hat-connections.service';
import { EngineMetrics } from './engine-metrics';

/** What the engine reaches outside its own tables. */
@Injectable()
export class EnginePorts {
  constructor(
    readonly client: HatClient,
    readonly connections: HatConnections,
    readonly intake: HatIntakeStore,
    readonly metrics: EngineMetrics,
    readonly randomness: SystemRandomness,
  ) {}
}
