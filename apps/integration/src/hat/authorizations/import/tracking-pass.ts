import type { AuthorizationsQuery, HatGuide } from '@ponte/hat/client';
import type { StoredGuide } from '@ponte/persistence';
import { keyOf, type ImportRun } from './import-run';

export interface TrackingPass {
  /** The list to read: guides of this tracking status, and what else. */
  readonly query: AuthorizationsQuery & { readonly trackingStatus: '0' | '1' };
  /** What HAT is told about each that was stored; 3 and 4 are never said, for nobody would list those again. */
  readonly mark: '1' | '2';
  readonly marks: (guide: StoredGuide) => boolean;
}

/** More guides than this are left to the next run, so that its history tells how it goes on, and its memory stays small. */
const mostGuides = 200_000;

/**
 * Reads a list that empties as its guides are marked. A page is read again until nothing on it is new to this run, for what is marked
 * leaves the list and others move up; only then comes the next page. What cannot be stored or marked stays in the list and is passed by.
 * @returns when the first call began, if the list was read to its end
 */
export async function trackingPass(run: ImportRun, pass: TrackingPass): Promise<string | undefined> {
  const handled = new Set<string>();
  let first: string | undefined;
  let recording = Promise.resolve();
  try {
    // There are never more pages of handled guides than handled guides: a list without an end ends here.
    for (let page = 1; handled.size < mostGuides && page <= handled.size + 1;) {
      const { guides, hasNext, askedAt } = await run.page({ ...pass.query, page });
      first ??= askedAt;
      const fresh = guides.filter((guide) => !handled.has(keyOf(guide)));
      for (const guide of fresh) handled.add(keyOf(guide));
      await recording;
      const outcomes: MarkOutcomes = new Map();
      try {
        await storeAndMark(run, pass, fresh, askedAt, outcomes);
      } finally {
        // What HAT answered is noted while the next page is on its way.
        recording = record(run, pass.mark, outcomes);
        recording.catch(() => undefined);
      }
      if ([...outcomes.values()].includes(null)) continue;
      if (!hasNext) return first;
      page++;
    }
    return undefined;
  } finally {
    await recording;
  }
}

/** By guide, why HAT would not take the mark; null where it did. */
type MarkOutcomes = Map<string, string | null>;

/** Stores first, then marks: a crash in between costs a mark, never a guide. */
async function storeAndMark(run: ImportRun, pass: TrackingPass, fresh: readonly HatGuide[], askedAt: string, outcomes: MarkOutcomes) {
  const { client, connection, calls, signal, tenant } = run.parts;
  const { marks } = tenant.hat.authorizations;
  // Without marks of ours, what HAT lists is what somebody else has told it.
  const stored = await run.store(fresh, askedAt, marks ? pass.query.trackingStatus : undefined);
  const wanted = marks ? stored.filter(pass.marks) : [];
  for (const { guide, providerGuide } of wanted) if (providerGuide === null) outcomes.set(guide, 'NO_PROVIDER_GUIDE');
  const markable = wanted.filter(({ providerGuide }) => providerGuide !== null);
  await calls.each(markable, async ({ guide, providerGuide }) => {
    const outcome = await run.kept(client.mark(connection, providerGuide ?? '', pass.mark, signal));
    if (outcome.kind === 'trouble') return outcome;
    outcomes.set(guide, outcome.kind === 'marked' ? null : outcome.reason);
    return undefined;
  });
}

async function record(run: ImportRun, mark: '1' | '2', outcomes: MarkOutcomes): Promise<void> {
  const { tenant, fence, store } = run.parts;
  for (const refusal of outcomes.values()) run.counts[refusal === null ? 'marked' : 'markRefused']++;
  if (outcomes.size === 0) return run.keepExchanges();
  await store.recordMarks(tenant.id, fence, mark, outcomes, run.takeExchanges());
}
