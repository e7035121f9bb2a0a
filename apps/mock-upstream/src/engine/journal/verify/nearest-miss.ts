import type { JournalEntry } from '../journal-entry';
import type { Check } from './check';
import type { CompiledMatcher } from './request-matcher';

export interface NearestMiss {
  entry: JournalEntry;
  checks: Check[];
}

/** Texts longer than this are compared by their beginnings. */
const comparedCharacters = 120;
const finalists = 25;

/** The call that came closest: the smallest share of conditions unmet, then the most alike texts, then the latest. */
export function nearestMiss(matcher: CompiledMatcher, entries: Iterable<JournalEntry>): NearestMiss | undefined {
  let best: { entry: JournalEntry; share: number }[] = [];
  for (const entry of entries) {
    let [unmet, all] = [0, 0];
    for (const { ok } of matcher(entry)) {
      all++;
      if (!ok) unmet++;
    }
    const share = all === 0 ? 0 : unmet / all;
    const least = best[0]?.share ?? share;
    if (share > least) continue;
    if (share < least) best = [];
    best.push({ entry, share });
    if (best.length > finalists) best.shift();
  }
  let nearest: (NearestMiss & { distance: number }) | undefined;
  for (const { entry } of best) {
    const checks = [...matcher(entry)];
    const distance = checks.reduce((sum, check) => sum + distanceOf(check), 0);
    if (!nearest || distance <= nearest.distance) nearest = { entry, checks, distance };
  }
  return nearest && { entry: nearest.entry, checks: nearest.checks };
}

function distanceOf({ ok, verb, expected, actual }: Check): number {
  if (ok) return 0;
  if (verb !== 'equals' || actual === undefined) return 1;
  const [left, right] = [expected, actual].map((text) => text.slice(0, comparedCharacters)) as [string, string];
  return editDistance(left, right) / Math.max(left.length, right.length, 1);
}

/** Levenshtein's: how many characters must be put in, taken out or changed. */
function editDistance(left: string, right: string): number {
  let above = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row++) {
    const line = [row];
    for (let column = 1; column <= right.length; column++) {
      const change = (above[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      line.push(Math.min(change, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[right.length] ?? 0;
}
