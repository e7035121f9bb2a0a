import type { HttpFailureCode } from '@ponte/common';

/**
 * What the engine does about an answer that is not a success.
 * - `hold`: nothing is wrong with the batch; wait and send it again, nobody is charged
 * - `reauthenticate`: as hold; the master token or the tenant is refused
 * - `rate-limited`: as hold, for as long as HAT says
 * - `split`: the batch itself is refused
 */
export type HatAction = 'hold' | 'reauthenticate' | 'rate-limited' | 'split';

/** One row. `applied: no` only where it is certain that HAT did not take the batch; everything else is an unknown outcome. */
export interface HatErrorRow {
  readonly match: number | `${number}xx` | HttpFailureCode | 'network' | 'other';
  readonly action: HatAction;
  readonly applied: 'no' | 'unknown';
  /** Our name for it, kept beside the batch and shown as the reason of a cool-down. */
  readonly kind: string;
}

/** First match wins; the last row is the explicit unknown. */
const hatErrorTable: readonly HatErrorRow[] = [
  { match: 400, action: 'split', applied: 'no', kind: 'REFUSED' },
  { match: 413, action: 'split', applied: 'no', kind: 'TOO_LARGE' },
  { match: 422, action: 'split', applied: 'no', kind: 'REFUSED' },
  { match: 401, action: 'reauthenticate', applied: 'no', kind: 'UNAUTHORIZED' },
  { match: 403, action: 'reauthenticate', applied: 'no', kind: 'FORBIDDEN' },
  { match: 404, action: 'hold', applied: 'no', kind: 'ADDRESS_UNKNOWN' },
  { match: 405, action: 'hold', applied: 'no', kind: 'ADDRESS_UNKNOWN' },
  { match: 429, action: 'rate-limited', applied: 'no', kind: 'RATE_LIMITED' },
  { match: '5xx', action: 'hold', applied: 'unknown', kind: 'VENDOR_FAULT' },
  { match: '3xx', action: 'hold', applied: 'no', kind: 'REDIRECTED' },
  { match: 'ECONNREFUSED', action: 'hold', applied: 'no', kind: 'UNREACHABLE' },
  { match: 'ENOTFOUND', action: 'hold', applied: 'no', kind: 'UNREACHABLE' },
  { match: 'network', action: 'hold', applied: 'unknown', kind: 'NO_ANSWER' },
  { match: 'other', action: 'hold', applied: 'unknown', kind: 'ANSWER_UNKNOWN' },
];

/** @param answer HTTP status, or the network code of a call that got no answer */
export function hatErrorRow(answer: number | HttpFailureCode): HatErrorRow {
  const row = hatErrorTable.find(({ match }) => {
    if (match === answer || match === 'other') return true;
    if (typeof answer === 'number') return match === `${Math.floor(answer / 100)}xx`;
    return match === 'network';
  });
  if (!row) throw new Error('the error table has no last row');
  return row;
}
