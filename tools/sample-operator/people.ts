import type { Beneficiary, Person } from '@ponte/hat/contract';
import { cities, type City } from './cities';
import { cns, cpf, subscriberId } from './identifiers';
import type { SeededRandom } from './seeded-random';
import { femaleNames, maleNames, surnames } from './vocabulary';

export const healthInsurerId = '0001';

interface Household {
  family: number;
  company: string;
  city: City;
  zipCode: string;
  surnames: readonly [string, string];
  holderCpf: string;
  contract: Pick<
    Beneficiary,
    'contractNumber' | 'contractVersion' | 'subContractNumber' | 'subContractVersion' | 'healthInsuranceCode' | 'healthInsuranceVersion'
  >;
}

/** Families of a holder and up to four dependants, until there are `count` people; each is a person and a beneficiary. */
export function generatePeople(random: SeededRandom, count: number): { persons: Person[]; beneficiaries: Beneficiary[] } {
  const persons: Person[] = [];
  const beneficiaries: Beneficiary[] = [];
  for (let family = 1; persons.length < count; family++) {
    const household = makeHousehold(random, family);
    const members = Math.min(random.pick([1, 1, 2, 3, 3, 4, 5]), count - persons.length);
    for (let member = 0; member < members; member++) {
      const person = makePerson(random, household, member, String(persons.length + 1).padStart(8, '0'));
      persons.push(person);
      beneficiaries.push(makeBeneficiary(random, household, member, person));
    }
  }
  return { persons, beneficiaries };
}

function makeHousehold(random: SeededRandom, family: number): Household {
  const city = random.pick(cities);
  return {
    family,
    company: random.pick(['0001', '0002', '0003', '0010']),
    city,
    zipCode: postalCode(random, city),
    surnames: [random.pick(surnames), random.pick(surnames)],
    holderCpf: cpf(random),
    contract: {
      contractNumber: String(random.integer(1, 40)).padStart(12, '0'),
      contractVersion: '001',
      subContractNumber: String(random.integer(1, 5)).padStart(9, '0'),
      subContractVersion: '001',
      healthInsuranceCode: random.pick(['0001', '0002', '0004', '0007']),
      healthInsuranceVersion: '001',
    },
  };
}

export function postalCode(random: SeededRandom, city: City): string {
  return String(random.integer(...city.postal)).padStart(3, '0') + random.digits(5);
}

/** Member 0 is the holder, member 1 a partner, the others children. */
function makePerson(random: SeededRandom, household: Household, member: number, personId: string): Person {
  const female = random.chance(0.5);
  const first = random.pick(female ? femaleNames : maleNames);
  const birthdate = member < 2 ? random.date(1948, 2002) : random.date(2003, 2025);
  const person: Person = {
    personId,
    holderCPF: member === 0 ? household.holderCpf : member === 1 ? cpf(random) : household.holderCpf,
    name: `${first} ${household.surnames.join(' ')}`,
    birthdate,
    gender: female ? 'F' : 'M',
    nationalhealthcard: cns(random),
    zipcode: household.zipCode,
    citycode: household.city.code,
  };
  if (member < 2) Object.assign(person, { phonenumber: phone(random, household.city), email: `membro.${personId}@example.com` });
  if (random.chance(0.02)) person.socialName = `${random.pick(femaleNames)} ${household.surnames.join(' ')}`;
  return person;
}

/** Subscriber numbers start with 2 to 5 or 9 in Brazil: one that starts with 1 rings nowhere. */
export function phone(random: SeededRandom, city: City): string {
  return `${city.areaCode}1${random.digits(7)}`;
}

function makeBeneficiary(random: SeededRandom, household: Household, member: number, person: Person): Beneficiary {
  const effectiveDate = random.date(2015, 2025);
  const beneficiary: Beneficiary = {
    subscriberId: subscriberId(healthInsurerId, household.company, household.family, member),
    ...household.contract,
    holderCpf: household.holderCpf,
    personId: person.personId,
    name: person.name,
    birthdate: person.birthdate,
    gender: person.gender,
    effectiveDate,
    zipCode: household.zipCode,
    cityCode: household.city.code,
    waitingPeriodDate: `${Number(effectiveDate.slice(0, 4)) + 1}${effectiveDate.slice(4)}`,
    cardExpiration: random.pick(['20271231', '20281231', '20291231']),
    holderRelationship: member === 0 ? 'T' : 'D',
  };
  if (person.socialName) beneficiary.socialName = person.socialName;
  if (random.chance(0.05)) beneficiary.coverageGroup = [{ code: '001', waitingPeriodDate: effectiveDate }];
  return beneficiary;
}
