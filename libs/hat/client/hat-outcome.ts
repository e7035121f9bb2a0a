import type { HatAction } from './hat-error.table';

/** How one call went on the wire, for the exchange table. */
export interface CallFacts {
  operation: string;
  status?: number;
  failure?: string;
  durationMs: number;
}

/** A call that said nothing final of the batch or the token. */
export interface CallTrouble {
  kind: 'trouble';
  action: HatAction;
  /** HAT is known not to have taken the batch, or nobody knows. */
  applied: 'no' | 'unknown';
  reason: string;
  /** HAT's own text, where it gave one. */
  message?: string;
  retryAfterMs?: number;
  facts: CallFacts;
}

/** What POST of a batch told. Times in ms. */
export type PostOutcome =
  { kind: 'accepted'; token: string; averageMs: number; timeoutMs?: number; facts: CallFacts } | (CallTrouble & { capNamed: boolean });

/** What GET integration/{tokenId} told. `code` as text: HAT's list is not published. */
export type PollOutcome = { kind: 'answered'; code: string; message: string; lines: string[]; facts: CallFacts } | CallTrouble;

export type MasterTokenOutcome = { kind: 'created'; token: string; facts: CallFacts } | CallTrouble;
