import type { HatGuide } from '@ponte/hat/client';
import { hatExpansions } from '@ponte/hat/contract';
import type { ImportRun } from './import-run';

/** Guides read again in one run: the others are due at the next. */
const mostGuides = 500;

/**
 * Reads guides in audit again, one by one: once marked, no list of what is new tells what the auditor decided. Those that have not
 * changed, or that HAT does not know at the moment, wait twice as long each time.
 */
export async function rereadAudited(run: ImportRun): Promise<void> {
  const { tenant, store, fence, calls, client, connection, signal } = run.parts;
  const { rereadBaseMs, rereadMaxMs, pageSize } = tenant.hat.authorizations;
  const due = await store.dueRereads(tenant.id, mostGuides);
  for (let from = 0; from < due.length; from += pageSize) {
    const part = due.slice(from, from + pageSize);
    const read = new Map<string, HatGuide[]>();
    await calls.each(part, async (number, askedAt) => {
      const outcome = await run.kept(client.read(connection, number, hatExpansions, signal));
      if (outcome.kind === 'trouble') return outcome;
      if (outcome.kind === 'guide') read.set(askedAt, [...(read.get(askedAt) ?? []), outcome.guide]);
      return undefined;
    });
    for (const [askedAt, guides] of read) await run.store(guides, askedAt);
    await store.postponeRereads(tenant.id, fence, part, rereadBaseMs, rereadMaxMs);
    run.counts.reread += part.length;
    await run.keepExchanges();
  }
}
