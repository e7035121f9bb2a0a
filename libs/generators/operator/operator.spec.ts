import fc from 'fast-check';
import {
  isCnesNumber,
  isCouncilRegistration,
  isValidCnpj,
  isValidCns,
  isValidCpf,
  isValidMunicipalityCode,
  isValidSubscriberId,
} from '@ponte/common';
import { ageOn, type Family, operator, type Person } from '@ponte/generators';

const made = operator({ seed: 20_260_701 });
const families: Family[] = [...made.families({ count: 2_000 })];
const people: Person[] = families.flatMap(({ members }) => members);
const providers = [...made.providers({ count: 1_000 })];
const age = ({ birthDate }: Person) => ageOn(made.referenceDate, birthDate);
const ofKinship = ({ members }: Family, kinship: Person['kinship']) => members.filter((member) => member.kinship === kinship);

describe('an invented operator', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(operator({ seed: 20_260_701 }).person(1_234)).toEqual(people[1_234]);
    expect(operator({ seed: 2 }).person(1_234).name).not.toBe(people[1_234]!.name);
    expect(operator({ seed: 'word' }).family(3)).toEqual(operator({ seed: 'word' }).family(3));
  });

  it('gives everybody by index, near and far, as the stream gives them', () => {
    expect(people.map(({ index }) => index)).toEqual(people.map((_, at) => at));
    fc.assert(
      fc.property(fc.nat(99_999_998), (index) => {
        const family = operator({ seed: 5 }).familyOf(index);
        expect(operator({ seed: 5 }).family(family.index)).toEqual(family);
        expect(family.members.filter((member) => member.index === index)).toEqual([operator({ seed: 5 }).person(index)]);
      }),
      { numRuns: 50 },
    );
    for (const index of [4_999, 0, 2_500]) expect(made.person(index)).toEqual(people[index]);
    expect(made.provider(999)).toEqual(providers[999]);
    expect(made.professional(7)).toEqual(providers[7]!.professional);
  });

  it('streams any stretch of people, with their families', () => {
    fc.assert(
      fc.property(fc.nat(4_000), fc.nat(120), (from, count) => {
        const streamed = [...made.people({ from, count })];
        expect(streamed.map(({ person }) => person)).toEqual(people.slice(from, from + count));
        expect(streamed.every(({ person, family }) => family.members[person.member]?.index === person.index)).toBe(true);
      }),
    );
  });

  it.each([
    () => made.person(-1),
    () => made.person(1.5),
    () => made.person(99_999_999),
    () => made.provider(999_999),
    () => [...made.people({ count: -1 })],
    () => [...made.providers({ from: 999_990, count: 20 })],
    () => operator({ seed: 1, healthInsurerId: '1' }),
    () => operator({ seed: 1, referenceDate: '2026-02-30' }),
  ])('refuses what it cannot give (%#)', (ask) => expect(ask).toThrow(RangeError));
});

describe('its families', () => {
  it('have one holder, up to five members, and two and a half on average', () => {
    expect(families.filter(({ members }) => members[0].kinship !== 'holder' || members[0].holderRelationship !== 'T')).toEqual([]);
    expect(families.filter((family) => ofKinship(family, 'holder').length !== 1 || ofKinship(family, 'spouse').length > 1)).toEqual([]);
    expect(Math.max(...families.map(({ members }) => members.length))).toBe(5);
    expect(people).toHaveLength(5_000);
    expect(new Set(people.map(({ kinship }) => kinship))).toEqual(new Set(['holder', 'spouse', 'child', 'parent']));
    expect(people.filter(({ member, holderRelationship }) => (member === 0) !== (holderRelationship === 'T'))).toEqual([]);
  });

  it('have ages that fit together', () => {
    for (const family of families) {
      const [holder] = ofKinship(family, 'holder') as [Person];
      const spouse = ofKinship(family, 'spouse');
      expect(age(holder)).toBeGreaterThanOrEqual(19);
      for (const child of ofKinship(family, 'child')) {
        expect(age(child)).toBeLessThanOrEqual(25);
        for (const adult of [holder, ...spouse]) expect(age(adult) - age(child)).toBeGreaterThanOrEqual(17);
      }
      for (const parent of ofKinship(family, 'parent')) expect(age(parent) - age(holder)).toBeGreaterThanOrEqual(17);
      const births = ofKinship(family, 'child').map(({ birthDate }) => Date.parse(birthDate) / 86_400_000);
      births.slice(1).forEach((birth, at) => expect(Math.abs(birth - births[at]!)).toBeGreaterThan(280));
    }
    expect(people.filter((person) => age(person) < 0 || age(person) > 105)).toEqual([]);
    expect(people.filter(({ birthDate, effectiveDate }) => effectiveDate < birthDate || effectiveDate > made.referenceDate)).toEqual([]);
  });

  it('have names that come down from parents, with accents, within 70 characters', () => {
    for (const family of families) {
      const adults = [...ofKinship(family, 'holder'), ...ofKinship(family, 'spouse')];
      const motherNames = adults.filter(({ gender }) => gender === 'F').map(({ name }) => name);
      const children = ofKinship(family, 'child');
      for (const child of children) {
        if (motherNames.length > 0) expect(motherNames).toContain(child.motherName);
        const surname = child.name.split(' ').at(-1) as string;
        const father = adults.find(({ gender }) => gender === 'M');
        if (father && motherNames.length === 1) expect(father.name.endsWith(surname)).toBe(true);
      }
      expect(new Set(children.map(({ name }) => name.split(' ')[0])).size).toBe(children.length);
      const mother = ofKinship(family, 'parent').find(({ gender }) => gender === 'F');
      if (mother) expect(family.members[0].motherName).toBe(mother.name);
    }
    expect(
      people.filter(({ name, motherName }) => [name, motherName].some((text) => text.length > 70 || !/^\p{Lu}[\p{L}' -]+$/u.test(text))),
    ).toEqual([]);
    expect(people.filter(({ name }) => /[áâãçéêíóôõú]/.test(name)).length).toBeGreaterThan(500);
    expect(people.filter(({ socialName }) => socialName !== undefined).length).toBeGreaterThan(10);
  });

  it('have valid identifiers that nobody shares, save the minors who have the holder’s CPF', () => {
    expect(people.filter(({ cpf, holderCpf }) => !isValidCpf(cpf) || !isValidCpf(holderCpf))).toEqual([]);
    expect(people.filter(({ cns }) => !isValidCns(cns))).toEqual([]);
    expect(people.filter(({ subscriberId }) => !isValidSubscriberId(subscriberId))).toEqual([]);
    const own = people.filter(({ ownCpf }) => ownCpf);
    const unique = (texts: string[]) => new Set(texts).size === texts.length;
    expect(unique([...own.map(({ cpf }) => cpf), ...providers.map(({ professional }) => professional.cpf)])).toBe(true);
    expect(unique(people.map(({ cns }) => cns))).toBe(true);
    expect(unique(people.map(({ subscriberId }) => subscriberId))).toBe(true);
    const borrowed = people.filter(({ ownCpf }) => !ownCpf);
    expect(borrowed.length).toBeGreaterThan(100);
    expect(borrowed.filter((person) => age(person) > 18 || person.cpf !== person.holderCpf)).toEqual([]);
    expect(new Set(people.map(({ cns }) => cns[0]))).toEqual(new Set(['1', '2', '7', '8', '9']));
  });

  it('live in real cities, and phones that ring nowhere', () => {
    expect(families.filter(({ address }) => !isValidMunicipalityCode(address.cityCode) || !/^[0-9]{8}$/.test(address.postalCode))).toEqual(
      [],
    );
    expect(new Set(families.map(({ address }) => address.state)).size).toBe(27);
    const phones = people.flatMap(({ phone }) => (phone ? [phone] : []));
    expect(phones.filter(({ number }) => !/^1[0-9]{7}$/.test(number))).toEqual([]);
    expect(people.flatMap(({ email }) => email ?? []).filter((email) => !email.endsWith('@example.com'))).toEqual([]);
  });
});

describe('its network', () => {
  const locations = providers.flatMap((provider) => provider.locations);

  it('has providers of every kind, with a document of their kind', () => {
    expect(new Set(providers.map(({ kind }) => kind))).toEqual(new Set(['professional', 'clinic', 'hospital', 'laboratory', 'dental']));
    for (const { kind, document } of providers) expect((kind === 'professional' ? isValidCpf : isValidCnpj)(document)).toBe(true);
    expect(new Set(providers.map(({ document }) => document)).size).toBe(providers.length);
    expect(providers.filter(({ document }) => /[A-Z]/.test(document)).length).toBeGreaterThan(50);
    expect(providers.filter(({ name, reducedName }) => name.length > 60 || reducedName.length > 60)).toEqual([]);
  });

  it('has locations with a CNES number of their own and at least one specialty', () => {
    expect(locations.filter(({ cnes }) => !isCnesNumber(cnes))).toEqual([]);
    expect(new Set(locations.map(({ cnes }) => cnes)).size).toBe(locations.length);
    const repeated = locations.filter(({ specialties }) => specialties.length === 0 || new Set(specialties).size < specialties.length);
    expect(repeated).toEqual([]);
  });

  it('is answered for by professionals of the right council, registered in their state', () => {
    for (const { kind, professional, locations: own } of providers) {
      expect(isCouncilRegistration(professional.registration)).toBe(true);
      expect(professional.registration.state).toBe(own[0].address.state);
      expect(professional.registration.council).toBe(professional.specialty.council.acronym);
      if (kind === 'dental') expect(professional.registration.council).toBe('CRO');
      if (kind === 'hospital') expect(professional.registration.council).toBe('CRM');
    }
    expect(new Set(providers.map(({ professional: { registration } }) => `${registration.council} ${registration.number}`)).size).toBe(
      1_000,
    );
  });
});
