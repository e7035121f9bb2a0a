import type {
  HatClaimStore,
  HatGateStore,
  HatItemStore,
  HatLaneStore,
  HatLeaseStore,
  HatResultStore,
  HatUpkeepStore,
} from '@ponte/persistence';

/** The stores the engine works on, one object: each is one part of the queue. */
export interface EngineStores {
  claims: HatClaimStore;
  gates: HatGateStore;
  items: HatItemStore;
  lanes: HatLaneStore;
  leases: HatLeaseStore;
  results: HatResultStore;
  upkeep: HatUpkeepStore;
}

export const ENGINE_STORES = Symbol('ENGINE_STORES');
