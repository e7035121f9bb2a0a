import { sha256, storableText } from '@ponte/common';
import type { AuthorizationsQuery, CallFacts, GuidesOutcome, HatAuthorizationsClient, HatConnection, HatGuide } from '@ponte/hat/client';
import { hatExpansions } from '@ponte/hat/contract';
import type { FailedImport, HatAuthorizationStore, HatExchangeStore, RunFence, StoredCounts, StoredGuide } from '@ponte/persistence';
import type { Tenant } from '../../../config/tenant';
import { databaseFailureOf } from '../../../database/database-failure';
import type { GatedCalls } from './gated-calls';
import { hatTroubleError } from './import.errors';
import { storedGuide } from './stored-guide.mapper';

export interface RunParts {
  readonly tenant: Tenant;
  readonly connection: HatConnection;
  readonly client: HatAuthorizationsClient;
  readonly calls: GatedCalls;
  readonly store: HatAuthorizationStore;
  readonly exchanges: HatExchangeStore;
  readonly fence: RunFence;
  readonly signal: AbortSignal;
}

export interface ReadPage {
  readonly guides: readonly HatGuide[];
  readonly hasNext: boolean;
  readonly askedAt: string;
}

/** Numbers of a run, as its history shows them. */
export type RunCounts = StoredCounts & { read: number; failed: number; marked: number; markRefused: number; reread: number };

const noCounts = (): RunCounts => ({
  ...{ read: 0, imported: 0, changed: 0, cancelled: 0, failed: 0, marked: 0, markRefused: 0, reread: 0 },
});

/** A guide number longer than this is no guide number: the documents show 18 characters. */
const longestGuide = 100;

/** One run of the import for one tenant: what its passes share. */
export class ImportRun {
  readonly counts = noCounts();
  private made: CallFacts[] = [];

  constructor(readonly parts: RunParts) {}

  /** A page of guides with everything HAT can tell of them. @throws PonteError when HAT refuses the question */
  async page(query: AuthorizationsQuery): Promise<ReadPage> {
    const { connection, client, calls, signal, tenant } = this.parts;
    const { pageSize } = tenant.hat.authorizations;
    const asked: AuthorizationsQuery = { pageSize, expand: hatExpansions, order: '+authorizationId', ...query };
    const { outcome, askedAt } = await calls.one<GuidesOutcome>(() => this.kept(client.list(connection, asked, signal)));
    if (outcome.kind === 'refused') throw hatTroubleError(outcome);
    return { guides: outcome.guides, hasNext: outcome.hasNext, askedAt };
  }

  /**
   * Stores guides. Those that cannot be are kept with the reason; where the database refuses a page, each guide is tried alone.
   * @returns those that are in the tables now
   */
  async store(guides: readonly HatGuide[], askedAt: string, tracking?: '0' | '1'): Promise<StoredGuide[]> {
    const faults: FailedImport[] = [];
    const readable = new Map<string, StoredGuide>();
    for (const one of guides) {
      const row = rowOrFault(one);
      if ('code' in row) faults.push(row);
      else readable.set(row.guide, row);
    }
    const rows = [...readable.values()];
    const refused = await this.write(rows, faults, askedAt, tracking);
    this.counts.read += guides.length;
    this.counts.failed += faults.length + refused.size;
    return rows.filter(({ guide }) => !refused.has(guide));
  }

  /** Keeps a call for the exchange table. */
  async kept<Outcome extends { facts: CallFacts }>(call: Promise<Outcome>): Promise<Outcome> {
    const outcome = await call;
    this.made.push(outcome.facts);
    return outcome;
  }

  /** Calls that are not kept yet; whoever takes them keeps them. */
  takeExchanges(): CallFacts[] {
    return this.made.splice(0);
  }

  async keepExchanges(): Promise<void> {
    await this.parts.exchanges.keep(this.parts.tenant.id, this.takeExchanges());
  }

  /** @returns the guides that the database refuses, by themselves */
  private async write(rows: readonly StoredGuide[], faults: FailedImport[], askedAt: string, tracking?: '0' | '1'): Promise<Set<string>> {
    const refused = new Set<string>();
    if (rows.length === 0 && faults.length === 0) return refused;
    try {
      await this.storeAll(rows, faults, askedAt, tracking);
    } catch (error) {
      const failure = databaseFailureOf(error);
      if (!failure || failure.passing) throw error;
      for (const row of rows) {
        const code = rows.length === 1 ? (failure.code ?? 'DATABASE') : await this.refusalOf(row, askedAt, tracking);
        if (code === undefined) continue;
        refused.add(row.guide);
        faults.push({ key: row.guide, guide: row.guide, code, payload: storableText(row.payload) });
      }
      await this.storeAll([], faults, askedAt, tracking);
      faults.splice(faults.length - refused.size);
    }
    return refused;
  }

  private async refusalOf(row: StoredGuide, askedAt: string, tracking?: '0' | '1'): Promise<string | undefined> {
    try {
      await this.storeAll([row], [], askedAt, tracking);
      return undefined;
    } catch (error) {
      const failure = databaseFailureOf(error);
      if (!failure || failure.passing) throw error;
      return failure.code ?? 'DATABASE';
    }
  }

  private async storeAll(guides: readonly StoredGuide[], faults: readonly FailedImport[], askedAt: string, tracking?: '0' | '1') {
    const { store, tenant, fence } = this.parts;
    const { rereadBaseMs: rereadMs } = tenant.hat.authorizations;
    const stored = await store.store(tenant.id, fence, { guides, faults, askedAt, rereadMs, ...(tracking ? { tracking } : {}) });
    for (const name of ['imported', 'changed', 'cancelled'] as const) this.counts[name] += stored[name];
  }
}

/** What the run knows an element of a list by, a guide number or not. */
export function keyOf({ text, guide }: HatGuide): string {
  return guide && guide.idOnHealthInsurer.length <= longestGuide ? guide.idOnHealthInsurer : `sha256:${sha256(text)}`;
}

function rowOrFault(one: HatGuide): StoredGuide | FailedImport {
  const { text, guide, leftOut } = one;
  const fault = (code: string): FailedImport => ({ key: keyOf(one), guide: null, code, payload: storableText(text) });
  if (!guide) return fault('NO_GUIDE_NUMBER');
  if (guide.idOnHealthInsurer.length > longestGuide) return fault('GUIDE_NUMBER_TOO_LONG');
  try {
    return storedGuide(text, guide, leftOut);
  } catch {
    return { ...fault('UNREADABLE'), guide: guide.idOnHealthInsurer };
  }
}
