import type { HatClient, HatConnection } from '@ponte/hat/client';
import type { Tenant } from '../../../config/tenant';
import type { EngineStores } from './engine-stores';
import type { EngineTuning } from './engine-tuning';
import type { ResultWriter } from './result-writer';
import type { TenantGate } from './tenant-gate';

/** What sending and polling share for one tenant. */
export interface EngineContext {
  tenant: Tenant;
  tuning: EngineTuning;
  client: HatClient;
  stores: EngineStores;
  gate: TenantGate;
  writer: ResultWriter;
  /** Undefined while the tenant has no master token: nothing is sent, nothing is lost. */
  connection(): Promise<HatConnection | undefined>;
  /** Repeats database work while the database is away; anything else is thrown. */
  persistently<Result>(work: () => Promise<Result>): Promise<Result>;
  /** A fault that must not stop the run. */
  report(error: unknown): void;
  newId(): string;
  random(): number;
  /** Aborted when calls on the wire are to be given up. */
  signal: AbortSignal;
  stopping(): boolean;
}
