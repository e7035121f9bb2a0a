import { hatExpansions, trackingStatuses, type HatExpansion, type TrackingStatus } from '@ponte/hat/contract';
import type { VendorCall } from '../../engine/vendor';

/** Filters of GET authorizations; a guide must pass all of them. */
export interface GuideFilter {
  trackingStatus?: TrackingStatus;
  authStatus?: string;
  authType?: string;
  dateFrom?: string;
  dateTo?: string;
  healthProviderId?: string;
  attendanceLocation?: string;
  authNumber?: string;
}

/** How much of a guide is answered. */
export interface GuideScope {
  expand: ReadonlySet<HatExpansion>;
  fields?: ReadonlySet<string>;
}

export interface GuideQuery extends GuideScope {
  page: number;
  pageSize: number;
  descending: boolean;
  filter: GuideFilter;
}

/** A query that breaks the contract. */
export class RefusedQuery extends Error {}

const date = /^\d{4}(?:-(?:0[1-9]|1[0-2])-|(?:0[1-9]|1[0-2]))(?:0[1-9]|[12]\d|3[01])$/;

/** What a filter may hold, by its name. */
const filters: Readonly<Record<keyof GuideFilter, (value: string) => boolean>> = {
  trackingStatus: (value) => (Object.values(trackingStatuses) as string[]).includes(value),
  authStatus: (value) => ['1', '2', '3', '6', '9', 'C'].includes(value),
  authType: (value) => ['1', '2', '3', '4', '9', '10'].includes(value),
  dateFrom: (value) => date.test(value),
  dateTo: (value) => date.test(value),
  healthProviderId: (value) => value.length >= 1 && value.length <= 14,
  attendanceLocation: (value) => value.length >= 1 && value.length <= 3,
  authNumber: (value) => value.length >= 1 && value.length <= 20,
};

const isFilter = (name: string): name is keyof GuideFilter => Object.hasOwn(filters, name);

/** `+` in an address reads as a blank, so both are the ascending order. */
const orders: Readonly<Record<string, boolean>> = { '-authorizationId': true, '+authorizationId': false, ' authorizationId': false };

/**
 * Reads the query of GET authorizations. Where the world is not strict, what breaks the contract is left out.
 * @throws RefusedQuery
 */
export function readGuideQuery(call: VendorCall): GuideQuery {
  const query: GuideQuery = { page: 1, pageSize: 10, descending: false, filter: {}, ...readGuideScope(call) };
  for (const [name, value] of Object.entries(call.query)) {
    if (name === 'expand' || name === 'fields') continue;
    if (typeof value !== 'string') broken(call, `${name} is given more than once`);
    else if (name === 'page' || name === 'pageSize') query[name] = positive(call, name, value) ?? query[name];
    else if (name === 'order')
      query.descending = orders[value] ?? broken(call, 'order must be -authorizationId or +authorizationId') ?? false;
    else if (!isFilter(name)) broken(call, 'there is a parameter that the contract does not have');
    else if (filters[name](value)) Object.assign(query.filter, { [name]: value });
    else broken(call, `${name} holds what the contract does not have`);
  }
  return query;
}

/** @throws RefusedQuery */
export function readGuideScope(call: VendorCall): GuideScope {
  const expand = new Set<HatExpansion>();
  for (const asked of listed(call.query.expand)) {
    const known = hatExpansions.find((one) => one === asked);
    if (known) expand.add(known);
    else broken(call, `expand knows ${hatExpansions.join(', ')}`);
  }
  const fields = listed(call.query.fields);
  return fields.length === 0 ? { expand } : { expand, fields: new Set(fields) };
}

function listed(value: string | readonly string[] | undefined): string[] {
  return [value ?? []]
    .flat()
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

function positive(call: VendorCall, name: string, value: string): number | undefined {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  return number >= 1 ? number : broken(call, `${name} must be a whole number from 1`);
}

function broken(call: VendorCall, reason: string): undefined {
  if (call.breaks(reason)) throw new RefusedQuery(reason);
}
