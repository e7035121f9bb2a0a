import type { ErrorCode, HttpFailureCode } from '@ponte/common';

/**
 * What to do about an answer that is not a success. Every call only reads, so each may be repeated.
 * - `retry`: wait, and ask again
 * - `rate-limited`: as retry, for as long as MedSenior says
 * - `reauthenticate`: client, secret or role are refused; every call will fail until somebody acts
 * - `split`: ask for fewer values at once
 * - `fail`: this very call is refused, and would be again
 */
export type MedseniorAction = 'retry' | 'rate-limited' | 'reauthenticate' | 'split' | 'fail';

export interface MedseniorErrorRow {
  readonly match: number | `${number}xx` | HttpFailureCode | 'network' | 'other';
  readonly action: MedseniorAction;
  /** Our name for it, for gates and metrics. */
  readonly kind: string;
  /** The error a caller of the hub gets where the call was made for them. */
  readonly error: ErrorCode;
}

/** First match wins; the last row is the explicit unknown. */
export const medseniorErrorTable: readonly MedseniorErrorRow[] = [
  { match: 400, action: 'fail', kind: 'REFUSED', error: 'MEDSENIOR_REFUSED' },
  { match: 422, action: 'fail', kind: 'REFUSED', error: 'MEDSENIOR_REFUSED' },
  { match: 401, action: 'reauthenticate', kind: 'UNAUTHORIZED', error: 'MEDSENIOR_UNAUTHORIZED' },
  { match: 403, action: 'reauthenticate', kind: 'FORBIDDEN', error: 'MEDSENIOR_FORBIDDEN' },
  { match: 404, action: 'retry', kind: 'ADDRESS_UNKNOWN', error: 'VENDOR_ANSWER_UNKNOWN' },
  { match: 405, action: 'retry', kind: 'ADDRESS_UNKNOWN', error: 'VENDOR_ANSWER_UNKNOWN' },
  { match: 414, action: 'split', kind: 'ADDRESS_TOO_LONG', error: 'MEDSENIOR_REFUSED' },
  { match: 431, action: 'split', kind: 'ADDRESS_TOO_LONG', error: 'MEDSENIOR_REFUSED' },
  { match: 429, action: 'rate-limited', kind: 'RATE_LIMITED', error: 'VENDOR_UNAVAILABLE' },
  { match: '5xx', action: 'retry', kind: 'VENDOR_FAULT', error: 'MEDSENIOR_FAULT' },
  { match: '3xx', action: 'retry', kind: 'REDIRECTED', error: 'VENDOR_ANSWER_UNKNOWN' },
  { match: 'ECONNREFUSED', action: 'retry', kind: 'UNREACHABLE', error: 'VENDOR_UNAVAILABLE' },
  { match: 'ENOTFOUND', action: 'retry', kind: 'UNREACHABLE', error: 'VENDOR_UNAVAILABLE' },
  { match: 'ANSWER_TOO_LARGE', action: 'split', kind: 'ANSWER_TOO_LARGE', error: 'VENDOR_ANSWER_UNKNOWN' },
  { match: 'ANSWER_INVALID', action: 'retry', kind: 'ANSWER_UNKNOWN', error: 'VENDOR_ANSWER_UNKNOWN' },
  { match: 'network', action: 'retry', kind: 'NO_ANSWER', error: 'VENDOR_UNAVAILABLE' },
  { match: 'other', action: 'retry', kind: 'ANSWER_UNKNOWN', error: 'VENDOR_ANSWER_UNKNOWN' },
];

/** @param answer HTTP status, or the network code of a call that got no answer */
export function medseniorErrorRow(answer: number | HttpFailureCode): MedseniorErrorRow {
  const row = medseniorErrorTable.find(({ match }) => {
    if (match === answer || match === 'other') return true;
    if (typeof answer === 'number') return match === `${Math.floor(answer / 100)}xx`;
    return match === 'network';
  });
  if (!row) throw new Error('the error table has no last row');
  return row;
}
