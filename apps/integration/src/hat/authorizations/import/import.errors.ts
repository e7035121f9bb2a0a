import { PonteError, type ErrorCode } from '@ponte/common';
import type { HatReadTrouble, HatRefusal } from '@ponte/hat/client';

/** HAT is paused for this operator: the run ends where it stands, and nothing is wrong. */
export class HatPausedError extends Error {}

const codes: Readonly<Record<string, ErrorCode>> = {
  UNREACHABLE: 'VENDOR_UNAVAILABLE',
  NO_ANSWER: 'VENDOR_UNAVAILABLE',
  VENDOR_FAULT: 'VENDOR_UNAVAILABLE',
  RATE_LIMITED: 'VENDOR_UNAVAILABLE',
  ANSWER_UNKNOWN: 'VENDOR_ANSWER_UNKNOWN',
};

/** Ends a run that HAT gave no answer to: it is tried again at its next slot. */
export function hatTroubleError({ reason, facts }: HatReadTrouble | HatRefusal): PonteError {
  return new PonteError(codes[reason] ?? 'VENDOR_REFUSED', { params: { vendor: 'HAT', status: facts.status ?? reason } });
}
