import type {
  AttendanceLocation,
  Beneficiary,
  BeneficiaryStatus,
  HealthProvider,
  HealthProviderSpecialty,
  HealthProviderStatus,
  Person,
} from '@ponte/hat/contract';
import { hatResources, itemValidators } from '@ponte/hat/contract';
import { type HatBatch, type HatItems, hatRegistration, operator } from '@ponte/generators';

/** The shapes that the generators infer are those of the contract: the compiler compares them here. */
interface ContractItems {
  persons: Person;
  beneficiaries: Beneficiary;
  beneficiaryStatus: BeneficiaryStatus;
  healthProviders: HealthProvider;
  attendanceLocations: AttendanceLocation;
  healthProviderSpecialties: HealthProviderSpecialty;
  healthProviderStatus: HealthProviderStatus;
}
const asContract = <R extends keyof HatItems>(items: HatItems[R][]): ContractItems[R][] => items;

const made = operator({ seed: 11 });
const batches: HatBatch[] = [...hatRegistration(made, { people: 2_000, providers: 400 })];
const itemsOf = <R extends keyof HatItems>(resource: R): HatItems[R][] =>
  batches.flatMap((batch) => (batch.resource === resource ? (batch.items as HatItems[R][]) : []));

describe('registration items for HAT', () => {
  it.each(hatResources)('%s: every item meets the contract', (resource) => {
    const items = itemsOf(resource);
    expect(items.length).toBeGreaterThan(50);
    const validate = itemValidators[resource];
    for (const item of items) expect({ item, valid: validate(item), errors: validate.errors }).toMatchObject({ valid: true });
  });

  it('come in batches that the vendor takes, as many people and providers as asked for', () => {
    expect(batches.filter(({ items }) => items.length === 0 || items.length > 100)).toEqual([]);
    expect([itemsOf('persons').length, itemsOf('beneficiaries').length, itemsOf('healthProviders').length]).toEqual([2_000, 2_000, 400]);
    expect(asContract<'persons'>(itemsOf('persons'))[0]?.personId).toBe('00000001');
  });

  it('name no record that did not come before', () => {
    const known = new Set<string>();
    const missing: string[] = [];
    const needs = (key: string) => known.has(key) || missing.push(key);
    for (const { resource, items } of hatRegistration(made, { people: 700, providers: 150, batchSize: 33 })) {
      for (const item of items as Record<string, string>[]) {
        if (resource === 'persons') known.add(`person ${item.personId}`);
        if (resource === 'beneficiaries') needs(`person ${item.personId}`);
        if (resource === 'beneficiaries') known.add(`card ${item.subscriberId?.slice(0, 16)}`);
        if (resource === 'beneficiaryStatus') needs(`card ${item.subscriberId?.slice(0, 16)}`);
        if (resource === 'healthProviders') known.add(`provider ${item.healthProviderCode}`);
        if (resource === 'attendanceLocations' || resource === 'healthProviderStatus') needs(`provider ${item.healthProviderCode}`);
        if (resource === 'attendanceLocations') known.add(`location ${item.healthProviderCode} ${item.locationCode}`);
        if (resource === 'healthProviderSpecialties') needs(`location ${item.healthProviderCode} ${item.locationCode}`);
      }
    }
    expect(missing).toEqual([]);
    expect(known.size).toBeGreaterThan(1_500);
  });

  it('block before they unblock, after the contract began', () => {
    const events = itemsOf('beneficiaryStatus');
    const start = new Map(itemsOf('beneficiaries').map(({ subscriberId, effectiveDate }) => [subscriberId.slice(0, 16), effectiveDate]));
    expect(events.filter(({ subscriberId, eventDate }) => eventDate < (start.get(subscriberId.slice(0, 16)) ?? '9'))).toEqual([]);
    events.forEach(({ eventType, subscriberId, eventDate }, at) => {
      if (eventType === 'Bloqueio') return;
      expect(events[at - 1]).toMatchObject({ eventType: 'Bloqueio', subscriberId });
      expect(events[at - 1]!.eventDate < eventDate).toBe(true);
    });
  });

  it('refuses a batch without items', () => {
    expect(() => hatRegistration(made, { people: 1, batchSize: 0 }).next()).toThrow(RangeError);
  });
});
