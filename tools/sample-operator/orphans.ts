import type { AttendanceLocation, Beneficiary, BeneficiaryStatus, HealthProviderSpecialty } from '@ponte/hat/contract';
import { event } from './events';
import { subscriberId } from './identifiers';
import { makeLocation, type Network } from './network';
import { healthInsurerId } from './people';
import type { SeededRandom } from './seeded-random';

/** How many records of each kind name a parent that nobody registers: correct in themselves, and refused by HAT. */
export const orphanCounts = { beneficiaries: 8, beneficiaryStatus: 6, attendanceLocations: 6, healthProviderSpecialties: 5 };

const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

/** Persons 90000001 and on do not exist. */
export function orphanBeneficiaries(models: readonly Beneficiary[]): Beneficiary[] {
  return times(orphanCounts.beneficiaries, (at) => ({
    ...(models[at * 7] as Beneficiary),
    subscriberId: subscriberId(healthInsurerId, '0009', 900_001 + at, 0),
    personId: String(90_000_001 + at),
    holderRelationship: 'T',
  }));
}

/** Cards of families 950001 and on do not exist. */
export function orphanEvents(random: SeededRandom): BeneficiaryStatus[] {
  return times(orphanCounts.beneficiaryStatus, (at) =>
    event(random, subscriberId(healthInsurerId, '0009', 950_001 + at, 0).slice(0, 16), 'Bloqueio', 2024),
  );
}

/** Providers 900001 and on do not exist. */
export function orphanLocations(random: SeededRandom): AttendanceLocation[] {
  return times(orphanCounts.attendanceLocations, (at) => makeLocation(random, String(900_001 + at), 1));
}

/** The providers exist, their location 999 does not. */
export function orphanSpecialties(network: Network): HealthProviderSpecialty[] {
  return times(orphanCounts.healthProviderSpecialties, (at) => ({
    ...(network.specialties[at * 11] as HealthProviderSpecialty),
    locationCode: '999',
  }));
}
