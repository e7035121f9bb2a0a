import { bulkhead, circuitBreaker, ExponentialBackoff, handleWhenResult, type IPolicy, retry, SamplingBreaker, wrap } from 'cockatiel';

/** Failures that another try, a moment later, may not meet. */
const passing = new Set<string>(['PROTHEUS_NOT_REACHED', 'PROTHEUS_NO_ANSWER', 'PROTHEUS_FAULT', 'PROTHEUS_BUSY']);

const callsAtOnce = 100;
const callsWaiting = 400;
/** How long nobody is sent to a Protheus that keeps failing. */
export const breakMs = 5_000;

/**
 * Reads on behalf of a caller who waits: retried at most twice, cut off while Protheus keeps failing, bounded in number. The deadline
 * is the caller's: each attempt carries it. One policy per tenant: one operator's Protheus does not stop another's.
 */
export function livePolicy(): IPolicy {
  const failed = handleWhenResult(hasFailed);
  return wrap(
    bulkhead(callsAtOnce, callsWaiting),
    retry(failed, { maxAttempts: 2, backoff: new ExponentialBackoff({ initialDelay: 50, maxDelay: 500 }) }),
    circuitBreaker(failed, { halfOpenAfter: breakMs, breaker: new SamplingBreaker({ threshold: 0.5, duration: 10_000, minimumRps: 2 }) }),
  );
}

function hasFailed(outcome: unknown): boolean {
  const { kind, error, retryAfterMs } = outcome as { kind?: string; error?: { code: string }; retryAfterMs?: number };
  // Who says when to come back is not asked before.
  return kind === 'trouble' && retryAfterMs === undefined && error !== undefined && passing.has(error.code);
}
