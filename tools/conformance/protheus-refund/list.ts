import type { Answer, Caller, CallWish } from '../caller';
import { Difference, Skipped } from '../difference';

export type Row = Readonly<Record<string, string | number | undefined>>;

export interface ListPage {
  items: readonly Row[];
  hasNext: boolean;
  remainingRecords: number;
}

/** A list of Protheus, and what it is asked for by. */
export interface List {
  operation: 'listMedications' | 'listRefunds';
  /** The word in ids. */
  word: 'medications' | 'refunds';
  key: 'subscriberId' | 'prescriptionCode';
  /** A property whose values differ from item to item, to order and filter by. */
  ordering: string;
  keyOf(caller: Caller): Promise<string>;
}

export const medications: List = {
  operation: 'listMedications',
  word: 'medications',
  key: 'subscriberId',
  ordering: 'medication_code',
  keyOf: (caller) => Promise.resolve(caller.fact('CONFORMANCE_PROTHEUS_SUBSCRIBER')),
};

export const refunds: List = {
  operation: 'listRefunds',
  word: 'refunds',
  key: 'prescriptionCode',
  ordering: 'protocol',
  keyOf: prescriptionWithRefunds,
};

/** Protheus asks for a type of content on GET too. */
export const contentType = { 'content-type': 'application/json' };

export async function listPage(caller: Caller, list: List, query: CallWish['query'] = {}): Promise<ListPage> {
  const asked = { [list.key]: await list.keyOf(caller), ...query };
  const answer = await caller.call(list.operation, { query: asked, headers: contentType, partial: query.fields !== undefined });
  return pageOf(answer);
}

/** @throws Skipped when the list is shorter */
export async function atLeast(caller: Caller, list: List, count: number): Promise<ListPage> {
  const page = await listPage(caller, list, { pageSize: '100' });
  if (page.items.length < count) throw new Skipped(`the list has fewer than ${count} items`);
  return page;
}

function pageOf({ status, json }: Answer): ListPage {
  if (status !== 200) throw new Difference(`HTTP ${status} instead of a page`);
  const { items = [], hasNext = false, remainingRecords = 0 } = json as Partial<ListPage>;
  return { items, hasNext, remainingRecords };
}

async function prescriptionWithRefunds(caller: Caller): Promise<string> {
  const { items } = await listPage(caller, medications, { pageSize: '100' });
  for (const code of new Set(items.map((item) => String(item.prescription_code)))) {
    const query = { prescriptionCode: code, pageSize: '1' };
    if (pageOf(await caller.call('listRefunds', { query, headers: contentType })).items.length > 0) return code;
  }
  throw new Skipped('no prescription of the beneficiary has a refund');
}
