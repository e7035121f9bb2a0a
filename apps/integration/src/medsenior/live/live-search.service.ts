import { Injectable } from '@nestjs/common';
import { PonteError } from '@ponte/common';
import { medseniorError, type MedseniorItem, type MedseniorQuery } from '@ponte/medsenior/client';
import { BrokenCircuitError, BulkheadRejectedError, timeout, TimeoutStrategy } from 'cockatiel';
import type { Tenant } from '../../config/tenant';
import { MedseniorGateway, type SearchAnswer } from '../vendor/medsenior-gateway.service';
import { matriculaBatches } from '../vendor/matricula-batches';
import { LiveFailure, unavailable } from './live-failure';
import { breakerRestMs, LivePolicies } from './live-policies';
import { type LiveItem, mergedGuides } from './merged-guides';

export interface LiveQuery {
  matriculas: readonly string[];
  cpfs: readonly string[];
  tussCodes: readonly string[];
  statuses: readonly number[];
  /** How many guides of the merged list, from its start, are wanted. */
  wanted: number;
}

export interface LiveAnswer {
  items: MedseniorItem[];
  /** There is more behind the last one. */
  more: boolean;
  /** Start of the oldest call. */
  asOf: Date;
}

interface Reading {
  items: LiveItem[];
  more: boolean;
  asOf: Date;
}

/** Asks MedSenior for somebody who waits: one search per status and per address full of matrículas, merged into one list (engine rule D1). */
@Injectable()
export class LiveSearch {
  private readonly policies = new LivePolicies();

  constructor(private readonly gateway: MedseniorGateway) {}

  /** @throws LiveFailure when any of the searches failed: a part of the truth would look like all of it */
  async search(tenant: Tenant, query: LiveQuery): Promise<LiveAnswer> {
    const { baseUrl, liveDeadlineMs, maxAddressLength, pageSize, sortDirection } = tenant.medsenior;
    const { statuses, matriculas, cpfs, tussCodes, wanted } = query;
    const deadline = timeout(liveDeadlineMs, TimeoutStrategy.Cooperative);
    const rest = { cpfs, tussCodes, pageSize, status: 8 };
    const batches = matriculas.length === 0 ? [[]] : matriculaBatches(baseUrl, rest, matriculas, maxAddressLength);
    const searches = batches.flatMap((batch) => statuses.map((status) => ({ ...rest, status, matriculas: batch })));
    let answers = 0;
    const readings = await deadline.execute(({ signal }) =>
      allOrNone(signal, searches, (one, given) => this.read(tenant, one, wanted + 1, given, () => answers++)),
    );
    const merged = mergedGuides(
      readings.flatMap(({ items }) => items),
      sortDirection,
    );
    return {
      items: merged.slice(0, wanted),
      more: merged.length > wanted || readings.some(({ more }) => more),
      asOf: readings.reduce((oldest, { asOf }) => (asOf < oldest ? asOf : oldest), readings[0]?.asOf ?? new Date(0)),
    };
  }

  /** The first `wanted` guides of one search, or all there are. */
  private async read(tenant: Tenant, query: MedseniorQuery, wanted: number, signal: AbortSignal, number: () => number): Promise<Reading> {
    const items: LiveItem[] = [];
    let asOf: Date | undefined;
    for (let page = 1; ; page++) {
      const { at, outcome } = await this.page(tenant, { ...query, page }, signal);
      asOf ??= at;
      const answer = number();
      items.push(...outcome.items.map((item) => ({ item, answer })));
      if (!outcome.hasNext || items.length >= wanted) return { items, more: outcome.hasNext, asOf };
    }
  }

  private async page(tenant: Tenant, query: MedseniorQuery, signal: AbortSignal) {
    const { liveDeadlineMs, timeoutMs } = tenant.medsenior;
    // Half the deadline: a MedSenior that hangs is noticed while somebody still waits.
    const options = { signal, keepsBackOff: false, maxWaitMs: liveDeadlineMs, timeoutMs: Math.min(timeoutMs, liveDeadlineMs / 2) };
    const answer = await this.policies
      .of(tenant.id)
      .execute(async (): Promise<SearchAnswer> => {
        const found = await this.gateway.search(tenant, query, options);
        // Given up for the sake of another search: it says nothing of MedSenior, and is not to be counted.
        signal.throwIfAborted();
        return found;
      }, signal)
      .catch((error: unknown) => {
        if (error instanceof BrokenCircuitError) throw unavailable(breakerRestMs / 1_000);
        if (error instanceof BulkheadRejectedError || signal.aborted) throw unavailable(1);
        throw error;
      });
    if (answer.kind === 'closed') {
      if (answer.reason === 'paused') throw new LiveFailure(new PonteError('VENDOR_PAUSED', { params: { vendor: 'MedSenior' } }), true);
      throw unavailable(Math.ceil(answer.waitMs / 1_000));
    }
    const { at, outcome } = answer;
    if (outcome.kind === 'trouble') throw new LiveFailure(medseniorError(outcome), outcome.action !== 'fail');
    return { at, outcome };
  }
}

/** Does all at once; when one fails the others are given up, and its failure is thrown when they have ended. */
async function allOrNone<Item, Result>(
  parent: AbortSignal,
  items: readonly Item[],
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
): Promise<Result[]> {
  const others = new AbortController();
  const signal = AbortSignal.any([parent, others.signal]);
  let failure: { reason: unknown } | undefined;
  const results = await Promise.all(
    items.map((item) =>
      work(item, signal).catch((reason: unknown) => {
        failure ??= { reason };
        others.abort();
        return undefined;
      }),
    ),
  );
  if (failure) throw failure.reason;
  return results as Result[];
}
