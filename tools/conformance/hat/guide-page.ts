import type { Authorization } from '@ponte/hat/contract';
import type { Answer, Caller, CallWish } from '../caller';
import { Difference, Skipped } from '../difference';

export type GuidePage = { items: Partial<Authorization>[]; hasNext: boolean };

/** So many guides are looked at where a behaviour searches for one that shows it. */
export const searched = '100';

/** One page of guides. Nothing found may also be told by a 404 (older files). */
export async function guidePage(caller: Caller, query: CallWish['query'] = {}): Promise<GuidePage> {
  const answer = await caller.call('listAuthorizations', { query, partial: query.fields !== undefined });
  if (answer.status === 404) return { items: [], hasNext: false };
  const page = answer.json as Partial<GuidePage> | undefined;
  if (answer.status !== 200 || !Array.isArray(page?.items)) throw new Difference(`HTTP ${answer.status} without a page of guides`);
  return { items: page.items, hasNext: page.hasNext === true };
}

/** @throws Skipped when there is none */
export async function anyGuide(caller: Caller, query: CallWish['query'] = {}): Promise<Partial<Authorization>> {
  const [guide] = (await guidePage(caller, { pageSize: '1', ...query })).items;
  if (!guide) throw new Skipped('there is no guide to look at');
  return guide;
}

/** HTTP 200 with an error `code` inside counts as the status of that code: HAT tells errors both ways. */
export function toldStatus({ status, json }: Answer): number {
  const code = Number((json as { code?: unknown; items?: unknown } | undefined)?.code);
  return status === 200 && code >= 400 && code < 600 ? code : status;
}

/** A day in either form, without dashes. */
export const compact = (day: string | undefined): string => (day ?? '').replaceAll('-', '');
