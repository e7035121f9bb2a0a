import {
  hatBeneficiary,
  hatLocation,
  hatMemberEvents,
  hatPerson,
  hatProvider,
  hatProviderEvents,
  hatSpecialty,
  operator,
} from '@ponte/generators';
import type { HatResource } from '@ponte/hat/contract';
import { orphanBeneficiaries, orphanCounts, orphanEvents, orphanLocations, orphanSpecialties } from './orphans';

export interface SampleBody {
  items: object[];
  healthInsurerId: string;
  ansRegistry: string;
}

export type SampleOperator = Record<HatResource, SampleBody>;

/** The sample operator, always the same: about 3,000 fictional records that belong together, and a few that name a parent nobody knows. */
export function generateSample(): SampleOperator {
  const made = operator({ seed: 417_505, healthInsurerId: '0001', ansRegistry: '417505', referenceDate: '2026-07-01' });
  const people = [...made.people({ count: 900 })];
  const providers = [...made.providers({ count: 250 })];
  const places = inTurns(providers.map((provider) => provider.locations.map((location) => ({ provider, location }))));
  const served = places.slice(0, 320 - orphanCounts.attendanceLocations);
  const beneficiaries = people.map(({ person, family }) => hatBeneficiary(person, family));
  const events = people.flatMap(({ person }) => hatMemberEvents(made, person));
  const specialties = inTurns(served.map((place) => place.location.specialties.map((specialty) => ({ ...place, specialty }))))
    .slice(0, 320 - orphanCounts.healthProviderSpecialties)
    .map(({ provider, location, specialty }) => hatSpecialty(made, provider, location, specialty));
  const body = (items: object[]): SampleBody => ({ items, healthInsurerId: made.healthInsurerId, ansRegistry: made.ansRegistry });
  return {
    persons: body(people.map(({ person }) => hatPerson(person))),
    beneficiaries: body([...beneficiaries, ...orphanBeneficiaries(beneficiaries)]),
    beneficiaryStatus: body([...events.slice(0, 250 - orphanCounts.beneficiaryStatus), ...orphanEvents(events)]),
    healthProviders: body(providers.map(hatProvider)),
    healthProviderStatus: body(providers.flatMap((provider) => hatProviderEvents(made, provider)).slice(0, 60)),
    attendanceLocations: body([
      ...served.map(({ provider, location }) => hatLocation(made, provider, location)),
      ...orphanLocations(made, served),
    ]),
    healthProviderSpecialties: body([...specialties, ...orphanSpecialties(specialties)]),
  };
}

/** The first of each list, then the second of each, and so on: whoever cuts the result short leaves nobody without one. */
function inTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const most = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: most }, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1))).flat();
}

/** As committed: one record per line, so that a change shows as the records it touches. */
export function sampleText({ items, ...operator }: SampleBody): string {
  const { healthInsurerId: insurer, ansRegistry } = operator;
  const lines = items.map((item) => `    ${JSON.stringify(item)}`).join(',\n');
  return `{\n  "healthInsurerId": ${JSON.stringify(insurer)},\n  "ansRegistry": ${JSON.stringify(ansRegistry)},\n  "items": [\n${lines}\n  ]\n}\n`;
}
