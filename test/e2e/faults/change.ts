import type { HatResource } from '@ponte/hat/contract';

export type Item = Record<string, string | number>;

/** One item as a caller sent it. Dates are written aaaammdd, as they go over the wire. */
export interface Change {
  resource: HatResource;
  item: Item;
}

export const insurer = '0001';

/** The key under which HAT keeps the record. */
export function recordKey({ resource, item }: Change): string {
  const parts = (...names: string[]) => names.map((name) => item[name] ?? '').join(':');
  switch (resource) {
    case 'persons':
      return parts('personId');
    case 'beneficiaries':
      return parts('subscriberId');
    case 'beneficiaryStatus':
      return parts('subscriberId', 'eventDate', 'eventType', 'entry_date', 'entry_hour');
    case 'healthProviders':
    case 'healthProviderStatus':
      return parts('healthProviderCode');
    case 'attendanceLocations':
      return `${insurer}:${parts('healthProviderCode', 'locationCode', 'locationTypeCode')}`;
    case 'healthProviderSpecialties':
      return `${insurer}:${parts('healthProviderCode', 'locationCode', 'specialtyCode', 'subspecialtyCode')}`;
  }
}

/** What changes must stay in order among each other: written here from the rules, not taken from the engine. */
export function orderKey(change: Change): string {
  const { resource, item } = change;
  switch (resource) {
    case 'beneficiaries':
    case 'beneficiaryStatus':
      return `member ${String(item.subscriberId).slice(0, 16)}`;
    case 'healthProviders':
    case 'healthProviderStatus':
      return `provider ${item.healthProviderCode}`;
    case 'persons':
    case 'attendanceLocations':
    case 'healthProviderSpecialties':
      return `${resource} ${recordKey(change)}`;
  }
}

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Dates as on the wire, whatever they came as. */
export function onTheWire(item: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, typeof value === 'string' ? value.replace(isoDate, '$1$2$3') : value]),
  );
}

/** The same for equal contents, whatever the order of the fields. */
export function fingerprint(item: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(onTheWire(item)).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Names one change of a story: contents are all different there. */
export function contentOf({ resource, item }: { resource: string; item: Readonly<Record<string, unknown>> }): string {
  return `${resource} ${fingerprint(item)}`;
}
