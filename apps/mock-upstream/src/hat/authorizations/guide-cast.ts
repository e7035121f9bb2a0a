import {
  hatBeneficiary,
  hatLocation,
  hatPerson,
  hatProvider,
  type Operator,
  type Professional,
  type RandomSource,
} from '@ponte/generators';
import type { Authorization, GuideProfessional } from '@ponte/hat/contract';
import type { HatItem } from '../hat.settings';
import type { InsurerRecords } from '../insurer-records';
import type { GuideKind } from './guide-kinds';
import { guideBeneficiary, guideHealthProvider } from './guide-parties';

export type GuideBeneficiary = NonNullable<Authorization['beneficiary']>;
export type GuideHealthProvider = NonNullable<Authorization['healthProvider']>;

/** Who may appear in a guide. */
export interface GuideCast {
  beneficiary(random: RandomSource): GuideBeneficiary;
  healthProvider(random: RandomSource, kind: GuideKind): GuideHealthProvider;
  professional(random: RandomSource, kind: GuideKind): GuideProfessional;
}

const generatedPeople = 2_000;
const generatedProviders = 120;
const generatedProfessionals = 200;

/** `healthProviderClass` of those who do such things; the list has none for hospitals, which are told by their names. */
const classes: Readonly<Record<GuideKind, readonly string[]>> = {
  consultation: ['MED', 'CLI'],
  exam: ['LAB', 'CLI'],
  hospitalization: ['CLI'],
  dental: ['DEN'],
};
const hospitalName = /^(hospital|casa de sa)/i;

/**
 * The members and providers that HAT has on record; where it has none of them, those of the generated operator. Blocked members get no
 * guide while there are others. Professionals are on nobody's record and always generated.
 */
export function guideCast(insurer: InsurerRecords, operator: Operator): GuideCast {
  const beneficiary = members(insurer) ?? generatedMembers(operator);
  const providers = networkOf(insurer) ?? generatedNetwork(operator);
  const byKind = new Map<GuideKind, GuideHealthProvider[]>();
  const suited = (kind: GuideKind): GuideHealthProvider[] => {
    let found = byKind.get(kind);
    if (!found) byKind.set(kind, (found = suitedTo(kind, providers)));
    return found;
  };
  const professionals = Array.from({ length: generatedProfessionals }, (_, index) => operator.professional(index));
  const [dentists = [], physicians = []] = ['CRO', 'CRM'].map((council) =>
    professionals.flatMap((one, index) => (one.registration.council === council ? [guideProfessional(one, index)] : [])),
  );
  return {
    beneficiary,
    healthProvider: (random, kind) => random.pick(suited(kind)),
    professional: (random, kind) => random.pick(kind === 'dental' ? dentists : physicians),
  };
}

type Draw<T> = (random: RandomSource) => T;

function members(insurer: InsurerRecords): Draw<GuideBeneficiary> | undefined {
  const { persons, beneficiaries } = insurer.records;
  if (beneficiaries.size === 0) return undefined;
  const all = [...beneficiaries.keys()];
  const free = insurer.memberStandings.size === 0 ? all : all.filter((key) => !insurer.memberStandings.get(key)?.blocked);
  const known = new Map<string, GuideBeneficiary>();
  return (random) => {
    const key = random.pick(free.length > 0 ? free : all);
    const record = beneficiaries.get(key) ?? {};
    return kept(known, key, () => guideBeneficiary(record, persons.get(String(record.personId))));
  };
}

function generatedMembers(operator: Operator): Draw<GuideBeneficiary> {
  const known = new Map<string, GuideBeneficiary>();
  return (random) => {
    const index = random.integer(0, generatedPeople - 1);
    return kept(known, String(index), () => {
      const family = operator.familyOf(index);
      const person = operator.person(index);
      return guideBeneficiary(hatBeneficiary(person, family), hatPerson(person));
    });
  };
}

interface Housed {
  record: HatItem;
  party: GuideHealthProvider;
}

function networkOf({ records }: InsurerRecords): Housed[] | undefined {
  if (records.healthProviders.size === 0) return undefined;
  const places = new Map<string, HatItem[]>();
  for (const place of records.attendanceLocations.values()) {
    const code = String(place.healthProviderCode);
    places.set(code, [...(places.get(code) ?? []), place]);
  }
  return [...records.healthProviders].map(([code, record]) => ({ record, party: guideHealthProvider(record, places.get(code) ?? []) }));
}

function generatedNetwork(operator: Operator): Housed[] {
  return [...operator.providers({ count: generatedProviders })].map((provider) => {
    const record = hatProvider(provider);
    const places = provider.locations.map((location) => hatLocation(operator, provider, location));
    return { record, party: guideHealthProvider(record, places) };
  });
}

function suitedTo(kind: GuideKind, providers: readonly Housed[]): GuideHealthProvider[] {
  const ofClass = providers.filter(({ record }) => classes[kind].includes(String(record.healthProviderClass)));
  const hospitals = kind === 'hospitalization' ? ofClass.filter(({ record }) => hospitalName.test(String(record.name))) : [];
  const chosen = [hospitals, ofClass, providers].find((list) => list.length > 0) ?? [];
  return chosen.map(({ party }) => party);
}

function guideProfessional({ name, cpf, registration, specialty }: Professional, index: number): GuideProfessional {
  return {
    idOnHealthInsurer: String(index + 1).padStart(6, '0'),
    professionalIdentifier: cpf,
    professionalCouncil: registration.council,
    professionalCouncilNumber: registration.number,
    stateAbbreviation: registration.state,
    name: name.toUpperCase(),
    cbos: { code: specialty.occupation, description: specialty.name.toUpperCase().slice(0, 50) },
  };
}

function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  let one = known.get(key);
  if (one === undefined) known.set(key, (one = make()));
  return one;
}
