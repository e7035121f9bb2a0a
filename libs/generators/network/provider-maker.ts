import { specialtiesOf, type Specialty } from '../health/specialties';
import { alphanumericCnpj, alphanumericCnpjCount, numericCnpj, numericCnpjCount } from '../identifiers/cnpj-number';
import { cpfNumbers, providerCpf } from '../people/family-maker';
import type { Gender } from '../people/person';
import { anyGivenName, anySurnames, fullName } from '../people/person-name';
import { anyAddress, anyCity, anyPhone } from '../places/address';
import type { RandomSource } from '../random/random-source';
import { ShuffledNumbers } from '../random/shuffled-numbers';
import type { Professional, Provider, ProviderKind, ProviderLocation } from './provider';
import { providerKinds } from './provider-kinds';

/** No provider has more, so that each location has its own place among the CNES numbers. */
const mostLocations = 4;

/** Makes a provider from its index alone. */
export class ProviderMaker {
  private readonly cpfs: ShuffledNumbers;
  private readonly numericCnpjs: ShuffledNumbers;
  private readonly alphanumericCnpjs: ShuffledNumbers;
  private readonly establishments: ShuffledNumbers;
  private readonly registrations: ShuffledNumbers;

  constructor(private readonly random: RandomSource) {
    this.cpfs = cpfNumbers(random);
    this.numericCnpjs = new ShuffledNumbers(random.named('cnpj'), numericCnpjCount);
    this.alphanumericCnpjs = new ShuffledNumbers(random.named('alphanumericCnpj'), alphanumericCnpjCount);
    this.establishments = new ShuffledNumbers(random.named('cnes'), 9_999_999);
    this.registrations = new ShuffledNumbers(random.named('council'), 1_000_000);
  }

  make(index: number): Provider {
    const random = this.random.named('provider').at(index);
    const { kind, titles, locations, specialties, places } = providerKinds.pick(random.named('kind'));
    const code = String(index + 1).padStart(6, '0');
    const count = random.named('locations').integer(...locations);
    const city = anyCity(random.named('city'));
    const offered = random.named('specialties').shuffled<Specialty>(specialtiesOf[kind]);
    const makeLocation = (_: unknown, at: number): ProviderLocation => {
      const own = random.named('location').at(at);
      const wanted = own.named('offered').integer(...specialties);
      return {
        code: String(at + 1).padStart(3, '0'),
        typeCode: own.named('type').pick(['001', '002', '003']),
        description: own.named('description').pick(places),
        address: anyAddress(own.named('address'), city),
        phone: anyPhone(own.named('phone'), city.areaCode),
        contactName: anyGivenName(own.named('contact'), 'F', 1990),
        cnes: String(this.establishments.at(index * mostLocations + at) + 1).padStart(7, '0'),
        specialties: Array.from(
          { length: Math.min(wanted, offered.length) },
          (_, nth) => offered[(at + nth) % offered.length] as Specialty,
        ),
      };
    };
    const professional = this.makeProfessional(random, index, kind, offered[0] as Specialty, city.state);
    const house = kind === 'professional' ? undefined : houseName(random.named('house'), titles);
    return {
      index,
      code,
      kind,
      name: house ? `${house.title} ${house.surname} e ${house.partner} Ltda` : professional.name,
      reducedName: house ? `${house.title} ${house.surname}` : professional.name,
      document: house ? this.cnpj(random, index) : professional.cpf,
      email: `prestador.${code}@example.com`,
      professional,
      locations: Array.from({ length: count }, makeLocation) as [ProviderLocation, ...ProviderLocation[]],
    };
  }

  private cnpj(random: RandomSource, index: number): string {
    return random.named('alphanumeric').chance(0.15)
      ? alphanumericCnpj(this.alphanumericCnpjs.at(index))
      : numericCnpj(this.numericCnpjs.at(index));
  }

  private makeProfessional(random: RandomSource, index: number, kind: ProviderKind, first: Specialty, state: string): Professional {
    const own = random.named('professional');
    const gender: Gender = own.named('gender').chance(0.5) ? 'F' : 'M';
    const given = anyGivenName(own.named('given'), gender, own.named('birth').integer(1955, 1996));
    // A house of any kind but a dental one answers through a physician.
    const specialty =
      kind === 'professional' || kind === 'dental' ? first : own.named('specialty').pick(specialtiesOf.hospital.slice(0, 20));
    return {
      name: fullName(own.named('particle'), given, anySurnames(own.named('surnames'))),
      gender,
      cpf: providerCpf(this.cpfs, index),
      registration: { council: specialty.council.acronym, number: String(this.registrations.at(index) + 10_000), state },
      specialty,
    };
  }
}

function houseName(random: RandomSource, titles: readonly string[]): { title: string; surname: string; partner: string } {
  const { maternal, paternal } = anySurnames(random.named('partners'));
  return { title: random.named('title').pick(titles), surname: paternal, partner: maternal };
}
