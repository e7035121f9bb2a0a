export * from './entities';
export { ProtheusExchangeStore, type ProtheusExchange } from './protheus-exchange.store';
export type { SeenPrescription } from './follow-prescriptions';
export { ProtheusFollowStore, type ClaimedWatch, type SeenRefund } from './protheus-follow.store';
export { ProtheusGateStore, type ProtheusGateState } from './protheus-gate.store';
export {
  ProtheusRequestStore,
  type ClaimedRequest,
  type NewProtheusRequest,
  type RequestVerdict,
  type StoreAnswer,
} from './protheus-request.store';
