export * from './entities';
export { ProtheusExchangeStore, type ProtheusExchange } from './protheus-exchange.store';
export type { SeenPrescription } from './follow-prescriptions';
export { ProtheusFollowStore, type ClaimedWatch, type SeenRefund } from './protheus-follow.store';
export { ProtheusGateStore, type ProtheusGateState } from './protheus-gate.store';
export { ProtheusHistoryStore } from './protheus-history.store';
export { ProtheusRequestStore, type ClaimedRequest, type RequestVerdict, type StoreAnswer } from './protheus-request.store';
