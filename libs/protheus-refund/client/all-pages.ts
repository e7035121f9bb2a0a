import type { PageOutcome, ProtheusPage, ProtheusTrouble } from './protheus-outcome';

/** More pages than this are no list of one beneficiary. */
const mostPages = 1_000;

/**
 * Follows `hasNext` from `first` on. Ends after the last page, or with the first trouble. A server that ignores `page` and answers the
 * same again and again, or promises more and gives nothing, is trouble too, never an end: who reads all pages must know that they are all.
 */
export async function* allPages<Item>(
  first: number,
  read: (page: number) => Promise<PageOutcome<Item>>,
): AsyncGenerator<PageOutcome<Item>, void, undefined> {
  let before = '';
  for (let page = first; ; page++) {
    const outcome = await read(page);
    if (outcome.kind === 'trouble') return yield outcome;
    const items = JSON.stringify(outcome.items);
    if (page > first && outcome.items.length > 0 && items === before) return yield stuck(outcome);
    if (outcome.hasNext && (outcome.items.length === 0 || page - first + 1 >= mostPages)) return yield stuck(outcome);
    before = items;
    yield outcome;
    if (!outcome.hasNext) return;
  }
}

/** All items of all pages, or the trouble that kept them from being all. */
export async function collectPages<Item>(pages: AsyncIterable<PageOutcome<Item>>): Promise<Item[] | ProtheusTrouble> {
  const items: Item[] = [];
  for await (const page of pages) {
    if (page.kind === 'trouble') return page;
    items.push(...page.items);
  }
  return items;
}

function stuck({ facts }: ProtheusPage<unknown>): ProtheusTrouble {
  const error = { code: 'PROTHEUS_ANSWER_UNKNOWN', params: { status: facts.status ?? '?' } } as const;
  return { kind: 'trouble', delivery: 'answered', action: 'hold', error, facts };
}
