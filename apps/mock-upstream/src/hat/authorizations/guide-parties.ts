import type { HatItem } from '../hat.settings';
import type { GuideBeneficiary, GuideHealthProvider } from './guide-cast';

/** A member as a guide shows it, from what was registered. What was not registered is left out. */
export function guideBeneficiary(record: HatItem, person: HatItem = {}): GuideBeneficiary {
  const plan = text(record.healthInsuranceCode);
  return given({
    subscriberId: text(record.subscriberId),
    oldSubscriberId: text(record.oldSubscriberId),
    name: text(record.name) ?? text(person.name),
    birthdate: dashed(text(record.birthdate) ?? text(person.birthdate)),
    cns: text(person.nationalhealthcard),
    holderCPF: text(record.holderCpf) ?? text(person.holderCPF),
    cardExpiration: dashed(text(record.cardExpiration)),
    newbornAttendance: 'N',
    whenToCharge: '0',
    healthInsurance: plan === undefined ? undefined : { code: plan, description: `PLANO ${plan}` },
  });
}

/** A provider with its places as a guide shows it, from what was registered. */
export function guideHealthProvider(record: HatItem, places: readonly HatItem[]): GuideHealthProvider {
  return given({
    healthProviderId: text(record.healthProviderCode),
    officialRecord: text(record.healthProviderDocument),
    name: text(record.name),
    type: text(record.healthProviderType),
    attendanceLocations: places.map((place) =>
      given({
        cnes: text(place.cnesCode),
        locationCode: text(place.locationCode),
        attendanceLocation: text(place.locationTypeCode),
        defaultConsultingCode: text(place.locationTypeCode),
        description: text(place.locationDescription),
      }),
    ),
  });
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function dashed(date: string | undefined): string | undefined {
  return date?.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

function given<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}
