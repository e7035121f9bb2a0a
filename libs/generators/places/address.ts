import type { RandomSource } from '../random/random-source';
import { WeightedList } from '../random/weighted-list';
import { districts, streetNames, streetTypes } from './address-words';
import { cities, type City } from './cities';

export interface Address {
  /** 8 digits, within the range of the city. */
  postalCode: string;
  streetType: string;
  street: string;
  number: string;
  complement?: string;
  district: string;
  city: string;
  /** IBGE code, 7 digits. */
  cityCode: string;
  state: string;
  areaCode: string;
}

export interface Phone {
  areaCode: string;
  number: string;
}

const byWeight = new WeightedList(cities, ({ weight }) => weight);

export function anyCity(random: RandomSource): City {
  return byWeight.pick(random);
}

export function anyAddress(random: RandomSource, city: City): Address {
  const address: Address = {
    postalCode: String(random.integer(...city.postal)).padStart(3, '0') + random.digits(5),
    streetType: random.pick(streetTypes),
    street: random.pick(streetNames),
    number: String(random.integer(1, 4_999)),
    district: random.pick(districts),
    city: city.name,
    cityCode: city.code,
    state: city.state,
    areaCode: city.areaCode,
  };
  if (random.chance(0.3)) address.complement = `${random.pick(['Apto', 'Sala', 'Casa'])} ${random.integer(1, 220)}`;
  return address;
}

/** Subscriber numbers start with 2 to 5 or 9 in Brazil: one that starts with 1 rings nowhere. */
export function anyPhone(random: RandomSource, areaCode: string): Phone {
  return { areaCode, number: `1${random.digits(7)}` };
}
