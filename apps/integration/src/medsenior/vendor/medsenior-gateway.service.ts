import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { MedseniorClient, type MedseniorPageOutcome, type MedseniorQuery } from '@ponte/medsenior/client';
import { MedseniorGateStore } from '@ponte/persistence/medsenior';
import type { Tenant } from '../../config/tenant';

export interface SearchOptions {
  signal: AbortSignal;
  /** The mirror waits out its back-off; a call for somebody who waits does not. */
  keepsBackOff: boolean;
  /** Longest wait for a place at the agreed rate, ms. */
  maxWaitMs: number;
  /** One attempt, ms. */
  timeoutMs: number;
}

export type SearchAnswer =
  /** `at`: before the call began, by the clock of the database. */
  | { kind: 'answered'; at: Date; outcome: MedseniorPageOutcome }
  | { kind: 'closed'; reason: 'paused' }
  | { kind: 'closed'; reason: 'quiet' | 'cooling' | 'rate'; waitMs: number };

/** The one way to MedSenior: past the pause and within the rate, which all replicas share. */
@Injectable()
export class MedseniorGateway {
  constructor(
    private readonly client: MedseniorClient,
    private readonly gates: MedseniorGateStore,
  ) {}

  /**
   * One page of one status. A 429 silences every replica for as long as MedSenior says; what else a trouble means is the caller's.
   * @throws the reason of the signal when the caller gives up while waiting for a place
   */
  async search(
    tenant: Tenant,
    query: MedseniorQuery,
    { signal, keepsBackOff, maxWaitMs, timeoutMs }: SearchOptions,
  ): Promise<SearchAnswer> {
    const { baseUrl, clientId, clientSecret, ratePerSecond, backoffBaseMs } = tenant.medsenior;
    const place = await this.gates.take({ tenantId: tenant.id, ratePerSecond, maxWaitMs, keepsBackOff });
    if (place.kind === 'closed') return place;
    if (place.waitMs > 0) {
      await pause(place.waitMs, undefined, { signal });
      // Somebody may have paused, or MedSenior asked for silence, since the place was taken.
      const { paused, quietMs } = await this.gates.read(tenant.id);
      if (paused) return { kind: 'closed', reason: 'paused' };
      if (quietMs > 0) return { kind: 'closed', reason: 'quiet', waitMs: quietMs };
    }
    signal.throwIfAborted();
    const outcome = await this.client.authorizations({ baseUrl, clientId, clientSecret, timeoutMs }, query, signal);
    if (outcome.kind === 'trouble' && outcome.action === 'rate-limited')
      await this.gates.quiet(tenant.id, reasonOf(outcome), outcome.retryAfterMs ?? backoffBaseMs);
    return { kind: 'answered', at: place.at, outcome };
  }
}

/** For gates, rows and people: our name of the trouble and what stood on the wire, never a word of the vendor. */
export function reasonOf({ reason, facts }: MedseniorPageOutcome & { kind: 'trouble' }): string {
  return `${reason} (${facts.status ?? facts.failure ?? '-'})`;
}
