import { PonteError } from '@ponte/common';
import { medseniorError, type MedseniorPage, type MedseniorPageOutcome, type MedseniorQuery } from '@ponte/medsenior/client';
import { medseniorStatuses } from '@ponte/medsenior/contract';
import type { RunFence } from '@ponte/persistence';
import type { MedseniorGateStore, MedseniorMirrorStore, MedseniorWatchStore } from '@ponte/persistence/medsenior';
import type { Tenant } from '../../config/tenant';
import { type MedseniorGateway, reasonOf } from '../vendor/medsenior-gateway.service';
import { matriculaBatches } from '../vendor/matricula-batches';
import { mirrorChange } from './mirror-change';
import { mirroredGuide } from './mirrored-guide';

export interface MirrorPorts {
  readonly gateway: Pick<MedseniorGateway, 'search'>;
  readonly gates: {
    coolDown(...failure: Parameters<MedseniorGateStore['coolDown']>): Promise<unknown>;
    recover(tenantId: number): Promise<void>;
  };
  readonly mirror: Pick<MedseniorMirrorStore, 'store' | 'complete' | 'fail'>;
  readonly watch: Pick<MedseniorWatchStore, 'now' | 'due'>;
  /** 0 up to 1. */
  readonly random: () => number;
  /** @throws the reason of the signal, when it fires meanwhile */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

type Trouble = MedseniorPageOutcome & { kind: 'trouble' };

/**
 * How one stretch of beneficiaries ended. `again`: MedSenior fails, asks for silence, or never ends a list; others may fare better later.
 */
type BatchEnd = 'done' | 'refused' | 'again' | 'paused';

/** Beneficiaries looked up at once. */
const stretch = 500;
/** After so many failures in a row the round is over: the next one begins with those who waited longest. */
const failuresInRow = 3;
/** Asked again at least this often whether somebody paused or resumed, ms. */
const patienceMs = 500;
/** Callers may have taken the places of so many ms before us. */
const longestTurnMs = 10_000;
/** A longer silence ends the round, ms; so do silences in a row that are as long together. */
const longestSilenceMs = 60_000;
/** So many 429 in a row end the round, however short the silence that each asks for. */
const mostSilences = 5;
/** No list of a search has more pages; a MedSenior that never ends one is not followed for ever. */
const mostPages = 10_000;

/** Why a batch failed to which MedSenior did answer. */
const endlessList = 'ENDLESS_LIST (-)';

/** One round of the mirror: every watched beneficiary of one operator, over all eight statuses, those who waited longest first. */
export class MirrorRound {
  readonly counts = { beneficiaries: 0, guides: 0, written: 0, changes: 0, absent: 0, unreadable: 0, refused: 0, failures: 0, paused: 0 };
  private inRow = 0;
  /** 429, and waits for silences to end, since MedSenior last answered otherwise. */
  private silences = { count: 0, ms: 0 };
  private last: Trouble | undefined;

  constructor(
    private readonly tenant: Tenant,
    private readonly ports: MirrorPorts,
    private readonly fence: RunFence,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws PonteError when MedSenior did nothing but fail @throws RunLostError */
  async run(): Promise<void> {
    const { id, medsenior } = this.tenant;
    const started = await this.ports.watch.now();
    for (;;) {
      this.signal.throwIfAborted();
      const due = await this.ports.watch.due(id, started, stretch);
      if (due.length === 0) return;
      const query = { status: 8, pageSize: medsenior.pageSize };
      const good = due.filter(({ lastError }) => lastError === null).map(({ matricula }) => matricula);
      // Whoever failed last time goes alone, so that nobody else fails with them.
      const alone = due.filter(({ lastError }) => lastError !== null).map(({ matricula }) => [matricula]);
      for (const batch of [...matriculaBatches(medsenior.baseUrl, query, good, medsenior.maxAddressLength), ...alone])
        if (!(await this.read(batch))) return;
    }
  }

  /** @returns false when the round is over */
  private async read(batch: readonly string[]): Promise<boolean> {
    const { id } = this.tenant;
    const end = await this.readStatuses(batch);
    if (end === 'paused') {
      this.counts.paused = 1;
      return false;
    }
    if (end === 'done') {
      this.counts.beneficiaries += batch.length;
      this.inRow = 0;
      await this.ports.gates.recover(id);
      return true;
    }
    if (end === 'refused' && batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      return (await this.read(batch.slice(0, half))) && (await this.read(batch.slice(half)));
    }
    const reason = this.last ? reasonOf(this.last) : endlessList;
    await this.ports.mirror.fail(id, this.fence, batch, reason);
    if (end === 'refused') {
      this.counts.refused += 1;
      return true;
    }
    return this.afterFailure(reason);
  }

  private async afterFailure(reason: string): Promise<boolean> {
    this.inRow += 1;
    await this.coolDown(reason);
    // Credentials or a role that are refused will be refused for the others, too.
    if (this.inRow < failuresInRow && this.last?.action !== 'reauthenticate') return true;
    throw this.last ? medseniorError(this.last) : new PonteError('VENDOR_UNAVAILABLE', { params: { vendor: 'MedSenior' } });
  }

  private async coolDown(reason: string): Promise<void> {
    const { id, medsenior } = this.tenant;
    this.counts.failures += 1;
    await this.ports.gates.coolDown(id, reason, {
      baseMs: medsenior.backoffBaseMs,
      maxMs: medsenior.backoffMaxMs,
      jitter: this.ports.random() / 4,
    });
  }

  /** All eight statuses of these beneficiaries; what no longer appears is counted only when all of them were read to their end. */
  private async readStatuses(matriculas: readonly string[]): Promise<BatchEnd> {
    const { id, medsenior } = this.tenant;
    const seen = new Set<string>();
    let asOf: Date | undefined;
    for (const { value: status } of medseniorStatuses) {
      let hasNext = true;
      let first: string | undefined;
      for (let page = 1; hasNext; page++) {
        if (page > mostPages) return this.endless();
        const answer = await this.search({ status, matriculas, page, pageSize: medsenior.pageSize });
        if (typeof answer === 'string') return answer;
        // A MedSenior that answers every page with the first one has not shown the others.
        const guides = guidesOf(answer.page);
        if (page > 1 && answer.page.items.length > 0 && guides === first) return this.endless();
        first ??= guides;
        asOf ??= answer.at;
        await this.keep(answer.page, matriculas, seen);
        ({ hasNext } = answer.page);
      }
    }
    if (!asOf) return 'again';
    this.counts.absent += await this.ports.mirror.complete(id, this.fence, matriculas, asOf, [...seen]);
    return 'done';
  }

  /** The list was not read to its end, so nothing can be said of what did not appear in it. */
  private endless(): BatchEnd {
    this.last = undefined;
    return 'again';
  }

  private async keep(page: MedseniorPage, matriculas: readonly string[], seen: Set<string>): Promise<void> {
    // A guide twice on one page would be two rows of one statement: the later one wins.
    const guides = new Map<string, NonNullable<ReturnType<typeof mirroredGuide>>>();
    for (const item of page.items) {
      const guide = mirroredGuide(item, matriculas);
      if (guide) guides.set(guide.guide, guide);
      else this.counts.unreadable += 1;
    }
    for (const guide of guides.keys()) seen.add(guide);
    this.counts.guides += guides.size;
    if (guides.size === 0) return;
    const { id } = this.tenant;
    const change = await this.ports.mirror.store(id, this.fence, [...guides.keys()], (known) =>
      mirrorChange(id, [...guides.values()], known),
    );
    this.counts.written += change.guides.length;
    this.counts.changes += change.history.length;
  }

  /** Waits for its turn as long as that takes within reason. */
  private async search(query: MedseniorQuery): Promise<{ at: Date; page: MedseniorPage } | Exclude<BatchEnd, 'done'>> {
    const options = { signal: this.signal, keepsBackOff: true, maxWaitMs: longestTurnMs, timeoutMs: this.tenant.medsenior.timeoutMs };
    for (;;) {
      const answer = await this.ports.gateway.search(this.tenant, query, options);
      this.signal.throwIfAborted();
      if (answer.kind === 'answered') {
        const { at, outcome } = answer;
        if (outcome.kind === 'trouble' && outcome.action === 'rate-limited') {
          await this.bear(outcome);
          continue;
        }
        this.silences = { count: 0, ms: 0 };
        if (outcome.kind === 'page') return { at, page: outcome };
        this.last = outcome;
        return outcome.action === 'fail' || outcome.action === 'split' ? 'refused' : 'again';
      }
      if (answer.reason === 'paused') return 'paused';
      const waitMs = Math.min(answer.waitMs, patienceMs);
      if (answer.reason === 'quiet') this.silences.ms += waitMs;
      if (answer.waitMs > longestSilenceMs || this.silences.ms > longestSilenceMs) throw this.tooLong(answer.waitMs);
      await this.ports.pause(waitMs, this.signal);
    }
  }

  /** A 429 says nothing of the beneficiaries asked for: they stay those who waited longest. One too many in a row is a failure of the round. */
  private async bear(silence: Trouble): Promise<void> {
    if (++this.silences.count < mostSilences) return;
    await this.coolDown(reasonOf(silence));
    throw medseniorError(silence);
  }

  private tooLong(waitMs: number): PonteError {
    return new PonteError('VENDOR_UNAVAILABLE', { params: { vendor: 'MedSenior' }, retryAfterSeconds: Math.ceil(waitMs / 1_000) });
  }
}

/** What tells one page of a list from another. */
function guidesOf({ items }: MedseniorPage): string {
  return JSON.stringify(items.map(({ text, guide }) => guide?.guia ?? text));
}
