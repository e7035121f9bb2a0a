import type { MedseniorItem } from '@ponte/medsenior/client';

/** A guide as one of several calls answered it. */
export interface LiveItem {
  readonly item: MedseniorItem;
  /** Rises with the answers: of two that show one guide, the later one wins. */
  readonly answer: number;
}

/**
 * One list of what several calls answered, in the order of the vendor. A guide seen twice counts once. What has no date, or no
 * number, comes last.
 */
export function mergedGuides(items: readonly LiveItem[], direction: 'descending' | 'ascending'): MedseniorItem[] {
  const byGuide = new Map<string, LiveItem>();
  const nameless: MedseniorItem[] = [];
  for (const one of items) {
    const { guide } = one.item;
    if (!guide) nameless.push(one.item);
    else if (one.answer >= (byGuide.get(guide.guia)?.answer ?? -1)) byGuide.set(guide.guia, one);
  }
  const sign = direction === 'descending' ? -1 : 1;
  const sorted = [...byGuide.values()].map(({ item }) => ({ item, at: instantOf(item), guide: item.guide?.guia ?? '' }));
  sorted.sort((one, other) => {
    if (one.at !== other.at) return one.at === null ? 1 : other.at === null ? -1 : sign * (one.at - other.at);
    return one.guide === other.guide ? 0 : sign * (one.guide < other.guide ? -1 : 1);
  });
  return [...sorted.map(({ item }) => item), ...nameless];
}

function instantOf({ guide }: MedseniorItem): number | null {
  const at = Date.parse(guide?.dataSolicitacao ?? '');
  return Number.isNaN(at) ? null : at;
}
