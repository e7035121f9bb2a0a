import { dateOf, dayOf, yearsLater } from '../calendar/calendar-day';
import { cnsCount, definitiveCns, provisionalCns } from '../identifiers/cns-number';
import { cpfCount, cpfNumber } from '../identifiers/cpf-number';
import { subscriberId } from '../identifiers/subscriber-id';
import { anyAddress, anyCity, anyPhone } from '../places/address';
import type { RandomSource } from '../random/random-source';
import { ShuffledNumbers } from '../random/shuffled-numbers';
import type { FamilyPlace } from './family-sizes';
import { planHousehold, type PlannedMember } from './household-plan';
import { nameHousehold, type NamedMember } from './household-names';
import type { Contract, Family, Person } from './person';

const familiesOfACompany = 999_999;
const companies = 9;

/** People get the even places of the CPF and providers the odd ones, so that nobody shares a number. */
const personCpf = (numbers: ShuffledNumbers, index: number): string => cpfNumber(numbers.at(2 * index));
export const providerCpf = (numbers: ShuffledNumbers, index: number): string => cpfNumber(numbers.at(2 * index + 1));
export const cpfNumbers = (random: RandomSource): ShuffledNumbers => new ShuffledNumbers(random.named('cpf'), cpfCount);

export interface FamilySettings {
  healthInsurerId: string;
  /** The day on which the generated people are as old as they are. */
  referenceDate: string;
}

/** Makes a family from its place alone. Each field has its own branch of chance: a field added later leaves the others as they are. */
export class FamilyMaker {
  private readonly cpfs: ShuffledNumbers;
  private readonly cards: ShuffledNumbers;
  private readonly today: number;

  constructor(
    private readonly random: RandomSource,
    private readonly settings: FamilySettings,
  ) {
    this.cpfs = cpfNumbers(random);
    this.cards = new ShuffledNumbers(random.named('cns'), cnsCount);
    this.today = dayOf(settings.referenceDate);
  }

  make({ familyIndex, size, firstPerson }: FamilyPlace): Family {
    const random = this.random.named('family').at(familyIndex);
    const block = Math.floor(familyIndex / familiesOfACompany);
    const company = String(block * companies + random.named('company').integer(1, companies)).padStart(4, '0');
    const shared = {
      index: familyIndex,
      company,
      number: (familyIndex % familiesOfACompany) + 1,
      contract: makeContract(random.named('contract')),
      address: anyAddress(random.named('address'), anyCity(random.named('city'))),
    };
    const births = this.birthDays(random);
    const named = nameHousehold(random.named('names'), planHousehold(random.named('household'), size), births);
    const start = this.today - random.named('start').integer(0, 12 * 365);
    const members = named.map((member, at) => this.makePerson(member, at, firstPerson, shared, start));
    return { ...shared, members: members as [Person, ...Person[]] };
  }

  /** Ages become days. Brothers and sisters are ten months apart at least: their ages differ, and their days of the year not by much. */
  private birthDays(random: RandomSource): (member: PlannedMember, at: number) => string {
    const days = random.named('births');
    const ofChildren = days.integer(0, 300);
    return ({ age, kinship }, at) => {
      const own = days.at(at);
      const before = kinship === 'child' ? ofChildren + own.integer(0, 60) : own.integer(0, 360);
      return dateOf(dayOf(yearsLater(this.settings.referenceDate, -age)) - before);
    };
  }

  private makePerson(member: NamedMember, at: number, firstPerson: number, family: Omit<Family, 'members'>, start: number): Person {
    const index = firstPerson + at;
    const random = this.random.named('person').at(index);
    const adult = member.age >= 18;
    const ownCpf = adult || random.named('ownCpf').chance(0.6);
    const holderCpf = personCpf(this.cpfs, firstPerson);
    const personId = String(index + 1).padStart(8, '0');
    const effectiveDate = dateOf(Math.min(this.today, Math.max(start, dayOf(member.birthDate) + random.named('effective').integer(1, 30))));
    const cns = random.named('cns').chance(0.8) ? definitiveCns : provisionalCns;
    const person: Person = {
      index,
      personId,
      familyIndex: family.index,
      member: at,
      kinship: member.kinship,
      holderRelationship: at === 0 ? 'T' : 'D',
      name: member.name,
      motherName: member.motherName,
      gender: member.gender,
      birthDate: member.birthDate,
      cpf: ownCpf ? personCpf(this.cpfs, index) : holderCpf,
      ownCpf,
      holderCpf,
      cns: cns(this.cards.at(index)),
      subscriberId: subscriberId({ operator: this.settings.healthInsurerId, company: family.company, family: family.number, member: at }),
      effectiveDate,
      waitingPeriodEnd: dateOf(dayOf(effectiveDate) + 180),
      cardExpiration: `${Number(this.settings.referenceDate.slice(0, 4)) + random.named('expiration').integer(1, 3)}-12-31`,
      address: family.address,
    };
    if (member.socialName) person.socialName = member.socialName;
    if (adult) {
      person.phone = anyPhone(random.named('phone'), family.address.areaCode);
      person.email = `membro.${personId}@example.com`;
    }
    return person;
  }
}

function makeContract(random: RandomSource): Contract {
  return {
    number: String(random.integer(1, 40)).padStart(12, '0'),
    version: '001',
    subContractNumber: String(random.integer(1, 5)).padStart(9, '0'),
    subContractVersion: '001',
    planCode: random.pick(['0001', '0002', '0004', '0007']),
    planVersion: '001',
  };
}
