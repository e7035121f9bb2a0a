import type { PollOutcome } from '@ponte/hat/client';
import type { BatchVerdict, DueToken, ItemInFlight, Settlement } from '@ponte/persistence';
import type { TokenMeaning } from '../../../config/hat-settings';
import { attributeLines } from './attribution';
import { againOrFailed, changeIdsOf, splitOrReject } from './split-or-reject';

type Answered = PollOutcome & { kind: 'answered' };

export interface TokenLimits {
  maxAttempts: number;
  /** First pause between two polls; doubles with each, up to a minute. */
  pollIntervalMs: number;
  /** 0..1, spreads the polls. */
  jitter: number;
}

const longestPollMs = 60_000;
/** Of what HAT writes about a batch, and about an item in characters. */
const mostLines = 1_000;
const longestText = 2_000;

/** What a token's code means; a code that is not in the tenant's table is not final (it may be new). */
export function meaningOf(code: string, codes: Readonly<Record<string, TokenMeaning>>): TokenMeaning {
  return (Object.hasOwn(codes, code) ? codes[code] : undefined) ?? 'pending';
}

/** True where the verdict needs to know the items one by one. */
export function needsItems(meaning: TokenMeaning, due: DueToken): boolean {
  return meaning === 'all_refused' || meaning === 'partial' || meaning === 'failed' || isLost(meaning, due);
}

/** A token just given may not be known everywhere at once: only from its second poll on is 404 believed. */
function isLost(meaning: TokenMeaning, due: DueToken): boolean {
  return (meaning === 'unknown_token' && due.polls > 0) || (due.overdue && (meaning === 'pending' || meaning === 'unknown_token'));
}

/** What becomes of a batch after one look at its token (engine rules A12 and A13). */
export function tokenVerdict(
  due: DueToken,
  leaseId: string,
  answer: Answered,
  meaning: TokenMeaning,
  items: readonly ItemInFlight[],
  limits: TokenLimits,
): BatchVerdict {
  const base = { batchId: due.id, leaseId, code: answer.code, message: answer.message, polls: 1, exchange: answer.facts };
  if (isLost(meaning, due)) {
    const fate = againOrFailed(items, limits.maxAttempts, undefined, (changeIds) => ({ changeIds, charged: 1, outcome: 'unknown' }));
    return { ...base, state: 'unknown', message: 'token lost', ...fate };
  }
  const final = { ...base, state: 'settled' as const, ...(answer.lines.length > 0 ? { details: answer.lines.slice(0, mostLines) } : {}) };
  switch (meaning) {
    case 'pending':
    case 'unknown_token':
      return { ...base, state: 'awaiting', nextPollMs: pauseBeforePoll(due.polls, limits), settle: [], requeue: [] };
    case 'done':
      return { ...final, settle: [{ changeIds: due.changeIds, state: 'confirmed', charged: 0 }], requeue: [] };
    case 'all_refused':
      return { ...final, settle: rejectEach(items, answer), requeue: [] };
    case 'partial':
    case 'failed':
      return { ...final, ...attributedFate(items, answer, meaning, limits) };
  }
}

/** Rejects what the lines name; the rest is confirmed under `partial`, sent again under `failed`. Without names: split. */
function attributedFate(items: readonly ItemInFlight[], answer: Answered, meaning: 'partial' | 'failed', limits: TokenLimits) {
  const { named, unmatched } = attributeLines(answer.lines, items);
  if (named.size === 0 || unmatched.length > 0) return splitOrReject(items, textFor(items, answer), 'maybe-applied', limits.maxAttempts);
  const rest = items.filter((item) => !named.has(item.changeId));
  const rejected = rejections(
    items.filter((item) => named.has(item.changeId)),
    (item) => named.get(item.changeId),
  );
  if (rest.length === 0) return { settle: rejected, requeue: [] };
  if (meaning === 'partial') {
    return { settle: [...rejected, { changeIds: changeIdsOf(rest), state: 'confirmed' as const, charged: 0 as const }], requeue: [] };
  }
  const fate = againOrFailed(rest, limits.maxAttempts, answer.message, (changeIds) => ({
    changeIds,
    charged: 1,
    outcome: 'maybe-applied',
  }));
  return { settle: [...rejected, ...fate.settle], requeue: fate.requeue };
}

function rejectEach(items: readonly ItemInFlight[], answer: Answered): Settlement[] {
  const { named } = attributeLines(answer.lines, items);
  return rejections(items, (item) => named.get(item.changeId) ?? textFor(items, answer));
}

function rejections(items: readonly ItemInFlight[], messageOf: (item: ItemInFlight) => string | undefined): Settlement[] {
  return items.map((item) => {
    const vendorMessage = messageOf(item);
    return {
      changeIds: [item.changeId],
      state: 'rejected',
      code: 'REJECTED_BY_HAT',
      charged: 1,
      ...(vendorMessage ? { vendorMessage } : {}),
    };
  });
}

/** Lines that name nobody may be about anybody: they are an item's own only where it stands alone. */
function textFor(items: readonly ItemInFlight[], answer: Answered): string {
  if (items.length > 1) return answer.message;
  return [answer.message, ...answer.lines].filter(Boolean).join(' · ').slice(0, longestText);
}

/** Doubles with each poll, up to a minute. */
export function pauseBeforePoll(polls: number, { pollIntervalMs, jitter }: Pick<TokenLimits, 'pollIntervalMs' | 'jitter'>): number {
  const pause = Math.min(longestPollMs, pollIntervalMs * 2 ** Math.min(polls, 16));
  return pause * (1 + jitter / 4);
}
