export { HatClient } from './hat.client';
export type { HatConnection } from './hat-connection';
export { hatErrorRow, hatErrorTable, type HatAction, type HatErrorRow } from './hat-error.table';
export type { CallFacts, CallTrouble, MasterTokenOutcome, PollOutcome, PostOutcome } from './hat-outcome';
