import type { AuthorizationsQuery } from '@ponte/hat/client';
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

/** Pages read ahead of the marks: enough for reading, storing and marking to overlap, few enough for the memory of a small hub. */
const pagesAhead = 4;

/**
 * Reads a list that empties as its guides are marked, some pages at a time. They are stored while the next of them is read, and marked
 * only when the last of them was read, for what is marked leaves the list and others move up. A group is read again from its first page
 * until no mark of it was taken; only then come the pages behind it. What cannot be stored or marked stays in the list and is passed by.
 * @returns when the first call began, if the list was read to its end
 */
export async function trackingPass(run: ImportRun, pass: TrackingPass): Promise<string | undefined> {
  const handled = new Set<string>();
  let first: string | undefined;
  let recording = Promise.resolve();
  try {
    // There are never more pages of handled guides than handled guides: a list without an end ends here.
    for (let page = 1; handled.size < mostGuides && page <= handled.size + 1;) {
      const group = await readGroup(run, pass, page, handled);
      first ??= group.askedAt;
      const outcomes: MarkOutcomes = new Map();
      try {
        await recording;
        await markStored(run, pass, group.stored, outcomes);
      } finally {
        // Whatever ends the run, nothing of it is still being written afterwards.
        await Promise.allSettled(group.stored);
        // What HAT answered is noted while the next pages are on their way.
        recording = record(run, pass.mark, outcomes);
        recording.catch(() => undefined);
      }
      if ([...outcomes.values()].includes(null)) continue;
      if (!group.hasNext) return first;
      page = group.nextPage;
    }
    return undefined;
  } finally {
    await recording;
  }
}

/** By guide, why HAT would not take the mark; null where it did. */
type MarkOutcomes = Map<string, string | null>;

interface ReadGroup {
  /** When the first of its calls began. */
  readonly askedAt: string;
  readonly hasNext: boolean;
  readonly nextPage: number;
  /** What is in the tables, page by page, as each is written. */
  readonly stored: readonly Promise<StoredGuide[]>[];
}

/** Reads some pages, one after the other, each being stored while the next is read. */
async function readGroup(run: ImportRun, pass: TrackingPass, page: number, handled: Set<string>): Promise<ReadGroup> {
  // Without marks of ours, what HAT lists is what somebody else has told it.
  const tracking = run.parts.tenant.hat.authorizations.marks ? pass.query.trackingStatus : undefined;
  const stored: Promise<StoredGuide[]>[] = [];
  let askedAt: string | undefined;
  let hasNext = true;
  let nextPage = page;
  try {
    while (hasNext && stored.length < pagesAhead && nextPage <= handled.size + 1) {
      const read = await run.page({ ...pass.query, page: nextPage++ });
      askedAt ??= read.askedAt;
      hasNext = read.hasNext;
      const fresh = read.guides.filter((guide) => !handled.has(keyOf(guide)));
      for (const guide of fresh) handled.add(keyOf(guide));
      // One page is written after the other: they wait for the same lock.
      const written = (stored.at(-1) ?? Promise.resolve()).then(() => run.store(fresh, read.askedAt, tracking));
      written.catch(() => undefined);
      stored.push(written);
    }
  } catch (error) {
    await Promise.allSettled(stored);
    throw error;
  }
  return { askedAt: askedAt ?? '', hasNext, nextPage, stored };
}

/** Marks what is stored, page by page while the pages behind are being written: a crash in between costs a mark, never a guide. */
async function markStored(run: ImportRun, pass: TrackingPass, pages: ReadGroup['stored'], outcomes: MarkOutcomes): Promise<void> {
  const { client, connection, calls, signal, tenant } = run.parts;
  for (const page of pages) {
    const stored = await page;
    const wanted = tenant.hat.authorizations.marks ? stored.filter(pass.marks) : [];
    for (const { guide, providerGuide } of wanted) if (providerGuide === null) outcomes.set(guide, 'NO_PROVIDER_GUIDE');
    const markable = wanted.filter(({ providerGuide }) => providerGuide !== null);
    await calls.each(markable, async ({ guide, providerGuide }) => {
      const outcome = await run.kept(client.mark(connection, providerGuide ?? '', pass.mark, signal));
      if (outcome.kind === 'trouble') return outcome;
      outcomes.set(guide, outcome.kind === 'marked' ? null : outcome.reason);
      return undefined;
    });
  }
}

async function record(run: ImportRun, mark: '1' | '2', outcomes: MarkOutcomes): Promise<void> {
  const { tenant, fence, store } = run.parts;
  for (const refusal of outcomes.values()) run.counts[refusal === null ? 'marked' : 'markRefused']++;
  if (outcomes.size === 0) return run.keepExchanges();
  await store.recordMarks(tenant.id, fence, mark, outcomes, run.takeExchanges());
}
