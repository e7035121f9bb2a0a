import type { HatResource } from '@ponte/hat/contract';
import { keyParts, orderKey, parentKeys, parentsInLedger, recordKey, type CanonicalItem } from './item-keys';

const keysOf = (resource: HatResource, item: CanonicalItem, member?: string) => ({
  record: recordKey(resource, item, '0001'),
  order: orderKey(resource, item, '0001', member),
  parents: parentKeys(resource, item, '0001'),
});
const place = { healthProviderCode: '10', locationCode: '1', locationTypeCode: 'CON' };

describe('the keys of an item', () => {
  it.each<[HatResource, CanonicalItem, ReturnType<typeof keysOf>]>([
    ['persons', { personId: '7' }, { record: '7', order: '0001:P:7', parents: [] }],
    [
      'beneficiaries',
      { subscriberId: '00010001000001018', personId: '7' },
      { record: '00010001000001018', order: '0001:B:0001000100000101', parents: ['0001:P:7'] },
    ],
    [
      'beneficiaries',
      { subscriberId: '00010001000001018' },
      { record: '00010001000001018', order: '0001:B:0001000100000101', parents: [] },
    ],
    [
      'beneficiaryStatus',
      { subscriberId: '0001000100000101', eventDate: '2026-11-01', eventType: 'Bloqueio', entry_date: '2026-11-02', entry_hour: '10:30' },
      { record: '0001000100000101:2026-11-01:Bloqueio:2026-11-02:10:30', order: '0001:B:0001000100000101', parents: [] },
    ],
    [
      'beneficiaryStatus',
      { subscriberId: '00010001000001018', eventDate: '2026-11-01', eventType: 'Bloqueio' },
      { record: '00010001000001018:2026-11-01:Bloqueio::', order: '0001:B:0001000100000101', parents: [] },
    ],
    ['healthProviders', { healthProviderCode: '10' }, { record: '10', order: '0001:H:10', parents: [] }],
    ['healthProviderStatus', { healthProviderCode: '10', eventDate: '2026-11-01' }, { record: '10', order: '0001:H:10', parents: [] }],
    ['attendanceLocations', place, { record: '0001:10:1:CON', order: '0001:L:10:1', parents: ['0001:H:10'] }],
    ['attendanceLocations', { ...place, codint: '0009' }, { record: '0009:10:1:CON', order: '0001:L:10:1', parents: ['0001:H:10'] }],
    [
      'healthProviderSpecialties',
      { healthProviderCode: '10', locationCode: '1', specialtyCode: '5', subspecialtyCode: '6' },
      { record: '0001:10:1:5:6', order: '0001:S:0001:10:1:5:6', parents: ['0001:H:10', '0001:L:10:1'] },
    ],
    [
      'healthProviderSpecialties',
      { healthProviderCode: '10', specialtyCode: '5' },
      { record: '0001:10::5:', order: '0001:S:0001:10::5:', parents: ['0001:H:10'] },
    ],
  ])('of %s %j', (resource, item, keys) => expect(keysOf(resource, item)).toEqual(keys));

  it('share the order of a member’s record and events, whichever length of card number each uses', () => {
    const record = keysOf('beneficiaries', { subscriberId: '00010001000001018' }).order;
    expect(keysOf('beneficiaryStatus', { subscriberId: '0001000100000101' }).order).toBe(record);
    expect(keysOf('beneficiaryStatus', { subscriberId: '00010001000001018' }).order).toBe(record);
    expect(keysOf('beneficiaryStatus', { subscriberId: '000100010000010' }, '0001000100000101').order).toBe(record);
  });

  it('make a child wait for exactly the order keys of its parents', () => {
    const specialty = keysOf('healthProviderSpecialties', { ...place, specialtyCode: '5' });
    expect(specialty.parents).toEqual([keysOf('healthProviders', place).order, keysOf('attendanceLocations', place).order]);
    expect(keysOf('beneficiaries', { subscriberId: '0'.repeat(17), personId: '7' }).parents).toEqual([
      keysOf('persons', { personId: '7' }).order,
    ]);
  });

  it('lead back to where the parents stand in the ledger', () => {
    const event = keysOf('beneficiaryStatus', { subscriberId: '00010001000001018' });
    expect(parentsInLedger('beneficiaryStatus', event.order, null)).toEqual([
      { resource: 'beneficiaries', keyPrefix: '0001000100000101', orderKey: event.order },
    ]);
    const specialty = keysOf('healthProviderSpecialties', { ...place, specialtyCode: '5' });
    const found = parentsInLedger('healthProviderSpecialties', specialty.order, specialty.parents);
    expect(found.map(({ resource, keyPrefix }) => [resource, keyPrefix])).toEqual([
      ['healthProviders', '10'],
      ['attendanceLocations', '0001:10:1'],
    ]);
    expect(recordKey('attendanceLocations', place, '0001').startsWith(found[1]?.keyPrefix ?? '!')).toBe(true);
    expect(parentsInLedger('persons', '0001:P:7', [])).toEqual([]);
  });

  it('name an item to HAT by what belongs to it alone', () => {
    expect(keyParts('beneficiaryStatus', '0001:2026-11-01:Bloqueio::')).toEqual(['0001']);
    expect(keyParts('attendanceLocations', '0001:10:1:CON')).toEqual(['10', '1', 'CON']);
    expect(keyParts('healthProviderSpecialties', '0001:10::5:')).toEqual(['10', '5']);
    expect(keyParts('persons', '7')).toEqual(['7']);
  });
});
