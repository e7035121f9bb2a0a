import { bulkhead, circuitBreaker, ConsecutiveBreaker, ExponentialBackoff, handleWhenResult, retry, wrap, type IPolicy } from 'cockatiel';
import type { SearchAnswer } from '../vendor/medsenior-gateway.service';

/** Searches of one operator on the wire at the same time, from this process; and those that wait for them. */
const atOnce = 8;
const waiting = 400;

/** After so many failures in a row nobody is called for a while: more than the 16 that one answer over eight statuses bears. */
const failuresInRow = 20;
export const breakerRestMs = 10_000;

const mayPass = (answer: unknown): boolean => {
  const { kind, outcome } = answer as SearchAnswer & { outcome?: { kind: string; action?: string } };
  return kind === 'answered' && outcome?.kind === 'trouble' && outcome.action === 'retry';
};

/**
 * What a search for somebody who waits is wrapped in, one per operator: at most 8 at once, each tried at most three times, none while
 * MedSenior does nothing but fail. Refusals, pauses and 429 are answers: they are neither retried nor counted.
 */
export class LivePolicies {
  private readonly policies = new Map<number, IPolicy>();

  of(tenantId: number): IPolicy {
    const known = this.policies.get(tenantId);
    if (known) return known;
    const policy = wrap(
      bulkhead(atOnce, waiting),
      retry(handleWhenResult(mayPass), { maxAttempts: 2, backoff: new ExponentialBackoff({ initialDelay: 100, maxDelay: 1_000 }) }),
      circuitBreaker(handleWhenResult(mayPass), { halfOpenAfter: breakerRestMs, breaker: new ConsecutiveBreaker(failuresInRow) }),
    );
    this.policies.set(tenantId, policy);
    return policy;
  }
}
