import { hatLocation, type HatItems, type HatMemberEvent, type operator, type ProviderLocation, subscriberId } from '@ponte/generators';

/** How many records of each kind name a parent that nobody registers: correct in themselves, and refused by HAT. */
export const orphanCounts = { beneficiaries: 8, beneficiaryStatus: 6, attendanceLocations: 6, healthProviderSpecialties: 5 };

const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

const card = (family: number) => subscriberId({ operator: '0001', company: '0999', family, member: 0 });

/** Persons 90000001 and on do not exist. */
export function orphanBeneficiaries(models: readonly HatItems['beneficiaries'][]): HatItems['beneficiaries'][] {
  return times(orphanCounts.beneficiaries, (at) => ({
    ...(models[at * 7] as HatItems['beneficiaries']),
    subscriberId: card(900_001 + at),
    personId: String(90_000_001 + at),
    holderRelationship: 'T',
  }));
}

/** Cards of families 950001 and on do not exist. */
export function orphanEvents(models: readonly HatMemberEvent[]): HatMemberEvent[] {
  return times(orphanCounts.beneficiaryStatus, (at) => ({
    ...(models.filter(({ eventType }) => eventType === 'Bloqueio')[at] as HatMemberEvent),
    subscriberId: card(950_001 + at).slice(0, 16),
  }));
}

/** Providers 900001 and on do not exist. */
export function orphanLocations(made: ReturnType<typeof operator>, models: readonly { location: ProviderLocation }[]) {
  return times(orphanCounts.attendanceLocations, (at) => {
    const { location } = models[at * 11] as { location: ProviderLocation };
    return hatLocation(made, { code: String(900_001 + at) }, { ...location, code: '001' });
  });
}

/** The providers exist, their location 999 does not. */
export function orphanSpecialties(models: readonly HatItems['healthProviderSpecialties'][]): HatItems['healthProviderSpecialties'][] {
  return times(orphanCounts.healthProviderSpecialties, (at) => ({
    ...(models[at * 11] as HatItems['healthProviderSpecialties']),
    locationCode: '999',
  }));
}
