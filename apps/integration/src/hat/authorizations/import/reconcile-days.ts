import { setTimeout as delay } from 'node:timers/promises';
import type { HatSettings } from '../../../config/hat-settings';
import { keyOf, type ImportRun, type RunParts } from './import-run';

const dayMs = 86_400_000;
/** An import that has been at work for so long has something to import: both would only hold each other up. */
const busyAfterMs = 500;
const lookAgainMs = 250;
/** A night's pass waits no longer than this in all, whatever there is to import. */
const longestWaitMs = 600_000;

/** What the pass needs of a run. */
export interface ReconcilingRun extends Pick<ImportRun, 'page' | 'store' | 'keepExchanges'> {
  readonly parts: Pick<RunParts, 'signal'> & {
    readonly tenant: { readonly hat: Pick<HatSettings, 'dateFormat'> & { readonly authorizations: { readonly reconcileDays: number } } };
    readonly store: Pick<RunParts['store'], 'isAtWork'>;
    readonly calls: Pick<RunParts['calls'], 'release'>;
  };
}

/**
 * Reads the guides issued in the last days again, whatever their tracking status, and stores what changed since: what no list of new
 * guides tells. One day is added at each end, for HAT's day is not that of UTC. The import of new guides goes first.
 * @param importTask the task that imports new guides, on whatever replica
 */
export async function reconcileDays(run: ReconcilingRun, now: Date, importTask: string): Promise<void> {
  const { hat } = run.parts.tenant;
  const days = { dateFrom: -hat.authorizations.reconcileDays, dateTo: 1 };
  const dayOf = (offset: number) => {
    const iso = new Date(now.getTime() + offset * dayMs).toISOString().slice(0, 10);
    return hat.dateFormat === 'iso' ? iso : iso.replaceAll('-', '');
  };
  const seen = new Set<string>();
  const giveWay = turnsGiver(run, importTask);
  for (let page = 1, goesOn = true; goesOn; page++) {
    await giveWay();
    const { guides, askedAt, hasNext } = await run.page({ dateFrom: dayOf(days.dateFrom), dateTo: dayOf(days.dateTo), page });
    const fresh = guides.filter((guide) => !seen.has(keyOf(guide)));
    for (const guide of fresh) seen.add(keyOf(guide));
    await run.store(fresh, askedAt);
    await run.keepExchanges();
    // A HAT that gives the same page for ever is not asked for ever.
    goesOn = hasNext && fresh.length > 0;
  }
}

/** @returns what waits until no import is at work, or until it has waited long enough in all */
function turnsGiver({ parts: { store, calls, signal } }: ReconcilingRun, importTask: string): () => Promise<void> {
  let waitedMs = 0;
  return async () => {
    while (waitedMs < longestWaitMs && (await store.isAtWork(importTask, busyAfterMs))) {
      await calls.release();
      await delay(lookAgainMs, undefined, { signal });
      waitedMs += lookAgainMs;
    }
  };
}
