import type { Operator } from '../operator/operator';
import { hatLocation, hatProvider, hatProviderEvents, hatSpecialty } from './hat-network';
import { hatBeneficiary, hatMemberEvents, type HatMemberEvent, hatPerson } from './hat-people';

export interface HatItems {
  persons: ReturnType<typeof hatPerson>;
  beneficiaries: ReturnType<typeof hatBeneficiary>;
  beneficiaryStatus: HatMemberEvent;
  healthProviders: ReturnType<typeof hatProvider>;
  attendanceLocations: ReturnType<typeof hatLocation>;
  healthProviderSpecialties: ReturnType<typeof hatSpecialty>;
  healthProviderStatus: ReturnType<typeof hatProviderEvents>[number];
}

/** One POST's worth of items. */
export type HatBatch = { [R in keyof HatItems]: { resource: R; items: HatItems[R][] } }[keyof HatItems];

export interface HatRegistrationOptions {
  people: number;
  /** One for twenty people unless told. */
  providers?: number;
  /** 100, the vendor's cap, unless told. */
  batchSize?: number;
}

type HatItem = { [R in keyof HatItems]: readonly [resource: R, item: HatItems[R]] }[keyof HatItems];

/** Parents before children. */
const parentsFirst: readonly (keyof HatItems)[] = [
  'persons',
  'beneficiaries',
  'beneficiaryStatus',
  'healthProviders',
  'attendanceLocations',
  'healthProviderSpecialties',
  'healthProviderStatus',
];

/**
 * Everything HAT registers about an operator, in batches, each record after the one it refers to. Holds one batch per resource at a time,
 * however many people. Throws a RangeError for wrong counts.
 */
export function* hatRegistration(operator: Operator, options: HatRegistrationOptions): Generator<HatBatch> {
  const { batchSize = 100 } = options;
  if (!Number.isSafeInteger(batchSize) || batchSize < 1) throw new RangeError('A batch has at least one item');
  const waiting = new Map<keyof HatItems, HatItem[1][]>(parentsFirst.map((resource) => [resource, []]));
  const upTo = function* (last: keyof HatItems): Generator<HatBatch> {
    for (const resource of parentsFirst.slice(0, parentsFirst.indexOf(last) + 1)) {
      const items = waiting.get(resource) ?? [];
      if (items.length > 0) yield { resource, items } as HatBatch;
      waiting.set(resource, []);
    }
  };
  for (const [resource, item] of hatItems(operator, options)) {
    const items = waiting.get(resource);
    items?.push(item);
    if (items?.length === batchSize) yield* upTo(resource);
  }
  yield* upTo('healthProviderStatus');
}

function* hatItems(operator: Operator, { people, providers = Math.ceil(people / 20) }: HatRegistrationOptions): Generator<HatItem> {
  for (const { person, family } of operator.people({ count: people })) {
    yield ['persons', hatPerson(person)];
    yield ['beneficiaries', hatBeneficiary(person, family)];
    for (const event of hatMemberEvents(operator, person)) yield ['beneficiaryStatus', event];
  }
  for (const provider of operator.providers({ count: providers })) {
    yield ['healthProviders', hatProvider(provider)];
    for (const location of provider.locations) {
      yield ['attendanceLocations', hatLocation(operator, provider, location)];
      for (const specialty of location.specialties)
        yield ['healthProviderSpecialties', hatSpecialty(operator, provider, location, specialty)];
    }
    for (const event of hatProviderEvents(operator, provider)) yield ['healthProviderStatus', event];
  }
}
