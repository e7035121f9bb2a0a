import { FamilyMaker } from '../people/family-maker';
import { FamilySizes } from '../people/family-sizes';
import type { Family, Person } from '../people/person';
import { ProviderMaker } from '../network/provider-maker';
import type { Professional, Provider } from '../network/provider';
import { RandomSource } from '../random/random-source';

export interface OperatorOptions {
  /** The same seed gives the same people and providers, on every machine and every Node. */
  seed: number | string;
  /** 4 digits. */
  healthInsurerId?: string;
  /** 6 digits. */
  ansRegistry?: string;
  /** yyyy-MM-dd: the day on which ages hold and after which nothing has happened yet. Fixed, so that a seed gives the same every day. */
  referenceDate?: string;
}

export interface Stretch {
  /** Index of the first one; 0 unless told. */
  from?: number;
  count: number;
}

/** As many as their codes can count: 8 digits of a person, 6 of a provider. */
export const mostPeople = 99_999_999;
export const mostProviders = 999_999;

/**
 * An invented operator: everybody in it can be reached by index without making the ones before, so every emulated vendor may know the same
 * people. Wrong indexes and counts throw a RangeError.
 */
export class Operator {
  readonly healthInsurerId: string;
  readonly ansRegistry: string;
  readonly referenceDate: string;
  /** For data of your own about these people: `random.named('refunds').at(person.index)`. */
  readonly random: RandomSource;
  private readonly sizes: FamilySizes;
  private readonly familyMaker: FamilyMaker;
  private readonly providerMaker: ProviderMaker;

  constructor({ seed, healthInsurerId = '0001', ansRegistry = '417505', referenceDate = '2026-07-01' }: OperatorOptions) {
    if (!/^[0-9]{4}$/.test(healthInsurerId)) throw new RangeError('healthInsurerId has 4 digits');
    if (!/^[0-9]{6}$/.test(ansRegistry)) throw new RangeError('ansRegistry has 6 digits');
    this.healthInsurerId = healthInsurerId;
    this.ansRegistry = ansRegistry;
    this.referenceDate = referenceDate;
    const root = RandomSource.of(seed);
    this.random = root.named('own');
    this.sizes = new FamilySizes(root.named('sizes'));
    this.familyMaker = new FamilyMaker(root, { healthInsurerId, referenceDate });
    this.providerMaker = new ProviderMaker(root);
  }

  family(index: number): Family {
    checkIndex(index, mostPeople);
    return this.familyMaker.make(this.sizes.ofFamily(index));
  }

  /** The family to which a person belongs. */
  familyOf(personIndex: number): Family {
    checkIndex(personIndex, mostPeople);
    return this.familyMaker.make(this.sizes.ofPerson(personIndex));
  }

  person(index: number): Person {
    const family = this.familyOf(index);
    return family.members[index - family.members[0].index] as Person;
  }

  provider(index: number): Provider {
    checkIndex(index, mostProviders);
    return this.providerMaker.make(index);
  }

  /** The professional of a provider: himself, or its technical director. */
  professional(index: number): Professional {
    return this.provider(index).professional;
  }

  /** One after the other; nothing is kept, however many. */
  *families({ from = 0, count }: Stretch): Generator<Family> {
    checkStretch(from, count, mostPeople);
    for (let index = from; index < from + count; index++) yield this.family(index);
  }

  /** As `families`, person by person, with the family; the last family may be cut short. */
  *people({ from = 0, count }: Stretch): Generator<{ person: Person; family: Family }> {
    checkStretch(from, count, mostPeople);
    const end = from + count;
    for (let next = from; next < end;) {
      const family = this.familyOf(next);
      for (const person of family.members) {
        if (person.index < next || person.index >= end) continue;
        yield { person, family };
        next = person.index + 1;
      }
    }
  }

  *providers({ from = 0, count }: Stretch): Generator<Provider> {
    checkStretch(from, count, mostProviders);
    for (let index = from; index < from + count; index++) yield this.provider(index);
  }
}

function checkIndex(index: number, most: number): void {
  if (!Number.isSafeInteger(index) || index < 0 || index >= most) throw new RangeError(`An index is a whole number from 0 to ${most - 1}`);
}

function checkStretch(from: number, count: number, most: number): void {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('A count is a whole number');
  if (count > 0) {
    checkIndex(from, most);
    if (from + count > most) throw new RangeError(`There are at most ${most}`);
  }
}
