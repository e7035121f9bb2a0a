import type { HatResource } from '@ponte/hat/contract';
import { generateMemberEvents, generateProviderEvents } from './events';
import { generateNetwork } from './network';
import { orphanBeneficiaries, orphanCounts, orphanEvents, orphanLocations, orphanSpecialties } from './orphans';
import { generatePeople, healthInsurerId } from './people';
import { SeededRandom } from './seeded-random';

export interface SampleBody {
  items: object[];
  healthInsurerId: string;
  ansRegistry: string;
}

export type SampleOperator = Record<HatResource, SampleBody>;

const seed = 417_505;

/** The sample operator, always the same: about 3,000 fictional records that belong together, and a few that name a parent nobody knows. */
export function generateSample(): SampleOperator {
  const random = new SeededRandom(seed);
  const people = generatePeople(random, 900);
  const network = generateNetwork(random, {
    providers: 250,
    locations: 320 - orphanCounts.attendanceLocations,
    specialties: 320 - orphanCounts.healthProviderSpecialties,
  });
  const events = generateMemberEvents(random, people.beneficiaries, 250 - orphanCounts.beneficiaryStatus);
  return {
    persons: body(people.persons),
    beneficiaries: body([...people.beneficiaries, ...orphanBeneficiaries(people.beneficiaries)]),
    beneficiaryStatus: body([...events, ...orphanEvents(random)]),
    healthProviders: body(network.providers),
    healthProviderStatus: body(generateProviderEvents(random, network.providers, 60)),
    attendanceLocations: body([...network.locations, ...orphanLocations(random)]),
    healthProviderSpecialties: body([...network.specialties, ...orphanSpecialties(network)]),
  };
}

function body(items: object[]): SampleBody {
  return { items, healthInsurerId, ansRegistry: '417505' };
}

/** As committed: one record per line, so that a change shows as the records it touches. */
export function sampleText({ items, ...operator }: SampleBody): string {
  const { healthInsurerId: insurer, ansRegistry } = operator;
  const lines = items.map((item) => `    ${JSON.stringify(item)}`).join(',\n');
  return `{\n  "healthInsurerId": ${JSON.stringify(insurer)},\n  "ansRegistry": ${JSON.stringify(ansRegistry)},\n  "items": [\n${lines}\n  ]\n}\n`;
}
