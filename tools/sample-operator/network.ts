import type { AttendanceLocation, HealthProvider, HealthProviderSpecialty } from '@ponte/hat/contract';
import { cities } from './cities';
import { cnpj, cpf } from './identifiers';
import { healthInsurerId, phone, postalCode } from './people';
import type { SeededRandom } from './seeded-random';
import { districts, femaleNames, maleNames, specialties, streets, surnames } from './vocabulary';

export interface Network {
  providers: HealthProvider[];
  locations: AttendanceLocation[];
  specialties: HealthProviderSpecialty[];
}

/** Providers with one to four addresses each; every address has at least one specialty. */
export function generateNetwork(random: SeededRandom, counts: { providers: number; locations: number; specialties: number }): Network {
  const providers = Array.from({ length: counts.providers }, (_, at) => makeProvider(random, at + 1));
  const locations = Array.from({ length: counts.locations }, (_, at) => {
    const provider = providers[at % providers.length] as HealthProvider;
    return makeLocation(random, provider.healthProviderCode, Math.floor(at / providers.length) + 1);
  });
  return { providers, locations, specialties: makeSpecialties(random, locations, counts.specialties) };
}

function makeProvider(random: SeededRandom, number: number): HealthProvider {
  const healthProviderCode = String(number).padStart(6, '0');
  const common = { healthProviderCode, email: `prestador.${healthProviderCode}@example.com`, cnesCode: random.digits(7) };
  const surname = random.pick(surnames);
  if (random.chance(0.4)) {
    const name = `${random.pick(random.chance(0.5) ? femaleNames : maleNames)} ${surname} ${random.pick(surnames)}`;
    return { ...common, healthProviderDocument: cpf(random), name, reducedName: name, healthProviderType: 'F', healthProviderClass: 'MED' };
  }
  const kind = random.pick([
    ['CLI', 'Clínica'],
    ['CLI', 'Centro Médico'],
    ['LAB', 'Laboratório'],
    ['DEN', 'Odontologia'],
  ] as const);
  const provider: HealthProvider = {
    ...common,
    healthProviderDocument: cnpj(random, random.chance(0.15)),
    name: `${kind[1]} ${surname} e ${random.pick(surnames)} Ltda`,
    reducedName: `${kind[1]} ${surname}`,
    healthProviderType: 'J',
    healthProviderClass: kind[0],
  };
  if (random.chance(0.1)) provider.procedureCoverage = [consultationCoverage];
  return provider;
}

/** Open-ended: HAT reads an empty date as "none". */
const consultationCoverage = {
  attendanceLocationCode: '001',
  specialtyCode: '001',
  procedureTableCode: '22',
  procedureCode: '10101012',
  level: '1',
  movementType: '3',
  initialTerm: '20240101',
  finalTerm: '',
  blockDate: '',
};

export function makeLocation(random: SeededRandom, healthProviderCode: string, number: number): AttendanceLocation {
  const city = random.pick(cities);
  const location: AttendanceLocation = {
    codint: healthInsurerId,
    healthProviderCode,
    locationCode: String(number).padStart(3, '0'),
    locationTypeCode: random.pick(['001', '002', '003']),
    locationDescription: random.pick(['Consultório', 'Unidade central', 'Posto de coleta', 'Unidade de exames']),
    zipCode: postalCode(random, city),
    streetType: random.pick(['RUA', 'AV', 'TV']),
    address: `das ${random.pick(streets)}`,
    addressNumber: String(random.integer(1, 4_999)),
    cityCode: city.code,
    cityName: city.name,
    stateAbbreviation: city.state,
    district: random.pick(districts),
    phoneAreaCode: city.areaCode,
    phone: phone(random, city).slice(2),
    contactName: random.pick(femaleNames),
    cnesCode: random.digits(7),
    region: random.pick(['001', '002']),
  };
  if (random.chance(0.3)) location.addressComplement = `Sala ${random.integer(1, 220)}`;
  return location;
}

/** First one for every address, then second ones from the start. */
function makeSpecialties(random: SeededRandom, locations: readonly AttendanceLocation[], count: number): HealthProviderSpecialty[] {
  const first = random.integer(0, specialties.length - 1);
  return Array.from({ length: count }, (_, at) => {
    const { healthProviderCode, locationCode } = locations[at % locations.length] as AttendanceLocation;
    const round = Math.floor(at / locations.length);
    const [specialtyCode] = specialties[(first + at + round) % specialties.length] as (typeof specialties)[number];
    return {
      codint: healthInsurerId,
      healthProviderCode,
      locationCode,
      specialtyCode,
      considerSpecialty: '1',
      allowsMaterial: random.pick(['0', '1']),
      searchOrder: random.integer(1, 2),
    };
  });
}
