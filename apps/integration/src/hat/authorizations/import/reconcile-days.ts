import { keyOf, type ImportRun } from './import-run';

const dayMs = 86_400_000;

/**
 * Reads the guides issued in the last days again, whatever their tracking status, and stores what changed since: what no list of new
 * guides tells. One day is added at each end, for HAT's day is not that of UTC.
 */
export async function reconcileDays(run: ImportRun, now: Date): Promise<void> {
  const { hat } = run.parts.tenant;
  const days = { dateFrom: -hat.authorizations.reconcileDays, dateTo: 1 };
  const dayOf = (offset: number) => {
    const iso = new Date(now.getTime() + offset * dayMs).toISOString().slice(0, 10);
    return hat.dateFormat === 'iso' ? iso : iso.replaceAll('-', '');
  };
  const seen = new Set<string>();
  for (let page = 1, goesOn = true; goesOn; page++) {
    const { guides, askedAt, hasNext } = await run.page({ dateFrom: dayOf(days.dateFrom), dateTo: dayOf(days.dateTo), page });
    const fresh = guides.filter((guide) => !seen.has(keyOf(guide)));
    for (const guide of fresh) seen.add(keyOf(guide));
    await run.store(fresh, askedAt);
    await run.keepExchanges();
    // A HAT that gives the same page for ever is not asked for ever.
    goesOn = hasNext && fresh.length > 0;
  }
}
