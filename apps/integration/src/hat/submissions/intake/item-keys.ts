import { resourceContracts, type HatResource } from '@ponte/hat/contract';

/** A canonical item: documented names, canonical values. */
export type CanonicalItem = Readonly<Record<string, unknown>>;

/**
 * The ledger key of an item (engine rule A4): the key fields in their documented order, joined with colons, empty parts kept;
 * `codint` defaults to the insurer.
 */
export function recordKey(resource: HatResource, item: CanonicalItem, healthInsurerId: string): string {
  const { keyFields, keyDefaults } = resourceContracts[resource];
  return keyFields.map((field) => text(item, field) || (keyDefaults[field] ? healthInsurerId : '')).join(':');
}

/**
 * Changes of one order key reach HAT one at a time (engine rules A2 and A5). A member's record and its blocks share one, so do a
 * provider's; a location's is coarser than its record (all types of one place), so that a specialty can wait for it.
 * @param member first 16 characters of the card, where the item's own are fewer
 */
export function orderKey(resource: HatResource, item: CanonicalItem, healthInsurerId: string, member?: string): string {
  const of = (kind: string, ...parts: string[]) => `${healthInsurerId}:${kind}:${parts.join(':')}`;
  switch (resource) {
    case 'persons':
      return of('P', text(item, 'personId'));
    case 'beneficiaries':
    case 'beneficiaryStatus':
      return of('B', member ?? text(item, 'subscriberId').slice(0, 16));
    case 'healthProviders':
    case 'healthProviderStatus':
      return of('H', text(item, 'healthProviderCode'));
    case 'attendanceLocations':
      return of('L', text(item, 'healthProviderCode'), text(item, 'locationCode'));
    case 'healthProviderSpecialties':
      return of('S', recordKey(resource, item, healthInsurerId));
  }
}

/** Order keys of which nothing older may be open when the item goes (engine rule A11). */
export function parentKeys(resource: HatResource, item: CanonicalItem, healthInsurerId: string): string[] {
  const person = text(item, 'personId');
  const provider = `${healthInsurerId}:H:${text(item, 'healthProviderCode')}`;
  const location = text(item, 'locationCode');
  switch (resource) {
    case 'beneficiaries':
      return person ? [`${healthInsurerId}:P:${person}`] : [];
    case 'attendanceLocations':
      return [provider];
    case 'healthProviderSpecialties':
      return location ? [provider, `${healthInsurerId}:L:${text(item, 'healthProviderCode')}:${location}`] : [provider];
    case 'persons':
    case 'beneficiaryStatus':
    case 'healthProviders':
    case 'healthProviderStatus':
      return [];
  }
}

/** The parts of a key by which HAT can name the item: no date of an event, no operator code that all items share. */
export function keyParts(resource: string, key: string): string[] {
  const parts = key.split(':');
  if (resource === 'beneficiaryStatus' || resource === 'healthProviderStatus') return parts.slice(0, 1);
  if (resource === 'attendanceLocations' || resource === 'healthProviderSpecialties') return parts.slice(1).filter((part) => part !== '');
  return parts;
}

/** Where in the ledger the parents of a child stand: resource, beginning of the key, order key. */
export function parentsInLedger(resource: string, orderKeyOfItem: string, parents: readonly string[] | null) {
  const own = resource === 'beneficiaryStatus' || resource === 'healthProviderStatus' ? [orderKeyOfItem] : [];
  return [...(parents ?? []), ...own].map((parent) => {
    const [insurer = '', kind = '', ...rest] = parent.split(':');
    const tail = rest.join(':');
    if (kind === 'P') return { resource: 'persons', keyPrefix: tail, orderKey: parent };
    if (kind === 'B') return { resource: 'beneficiaries', keyPrefix: tail, orderKey: parent };
    if (kind === 'H') return { resource: 'healthProviders', keyPrefix: tail, orderKey: parent };
    return { resource: 'attendanceLocations', keyPrefix: `${insurer}:${tail}`, orderKey: parent };
  });
}

function text(item: CanonicalItem, field: string): string {
  const value = item[field];
  return typeof value === 'string' ? value : '';
}
