import type { AnswerFieldKind } from '@ponte/protheus-refund/contract';
import { FieldError } from '../engine/field-error';
import type { VendorCall } from '../engine/vendor';
import { filterPredicate, type Row } from './filter-predicate';

/** Parameters that both lists take. */
export const pageParameters = ['page', 'pageSize', 'order', 'fields', 'filter'] as const;

export interface ListPage {
  items: Row[];
  hasNext: boolean;
  remainingRecords: number;
}

/**
 * One value of the query; undefined when absent or empty. Of several, which breaks the contract, the first.
 * @throws FieldError
 */
export function queryValue(call: VendorCall, name: string): string | undefined {
  const given = call.query[name];
  if (given === undefined || typeof given === 'string') return given === '' ? undefined : given;
  refuseIfBroken(call, name, 'must be given once');
  return given[0] === '' ? undefined : given[0];
}

/** @throws FieldError where the world is strict about the contract */
export function refuseIfBroken(call: VendorCall, field: string, fault: string): void {
  if (call.breaks(`${field} ${fault}`)) throw new FieldError(field, fault);
}

/**
 * Filters, sorts, cuts and thins out the rows as the query asks.
 * @param fields the properties of the items
 * @throws FieldError
 */
export function listPage(
  call: VendorCall,
  rows: readonly Row[],
  fields: ReadonlyMap<string, AnswerFieldKind>,
  defaultPageSize: number,
): ListPage {
  const filter = queryValue(call, 'filter');
  const matching = filter === undefined ? rows : rows.filter(filterPredicate(filter, fields));
  const ordered = sorted(matching, names(call, 'order', fields));
  const wanted = names(call, 'fields', fields).map(({ name }) => name);
  const size = wholeNumber(call, 'pageSize') ?? defaultPageSize;
  const first = ((wholeNumber(call, 'page') ?? 1) - 1) * size;
  const items = ordered.slice(first, first + size);
  const remainingRecords = Math.max(0, ordered.length - first - items.length);
  return {
    items: wanted.length === 0 ? items : items.map((item) => only(item, wanted)),
    hasNext: remainingRecords > 0,
    remainingRecords,
  };
}

interface NamedField {
  name: string;
  descending: boolean;
}

function names(call: VendorCall, parameter: 'order' | 'fields', fields: ReadonlyMap<string, AnswerFieldKind>): NamedField[] {
  const text = queryValue(call, parameter);
  if (text === undefined) return [];
  return text.split(',').flatMap((part) => {
    const [, sign = '', name = ''] = /^([-+]?)(.*)$/s.exec(part.trim()) ?? [];
    if (fields.has(name) && (parameter === 'order' || sign === '')) return [{ name, descending: sign === '-' }];
    refuseIfBroken(call, parameter, `knows ${[...fields.keys()].join(', ')}`);
    return [];
  });
}

function sorted(rows: readonly Row[], order: readonly NamedField[]): readonly Row[] {
  if (order.length === 0) return rows;
  return [...rows].sort((left, right) => {
    for (const { name, descending } of order) {
      const difference = compared(left[name] ?? '', right[name] ?? '');
      if (difference !== 0) return descending ? -difference : difference;
    }
    return 0;
  });
}

function compared(left: string | number, right: string | number): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function wholeNumber(call: VendorCall, name: 'page' | 'pageSize'): number | undefined {
  const text = queryValue(call, name);
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  refuseIfBroken(call, name, 'must be a whole number from 1');
  // Read leniently where that is allowed: what is no number above zero, in digits, counts as not given.
  const number = /^\d{1,9}(\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0;
  return number >= 1 ? number : undefined;
}

function only(item: Row, wanted: readonly string[]): Row {
  return Object.fromEntries(Object.entries(item).filter(([name]) => wanted.includes(name)));
}
