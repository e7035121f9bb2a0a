import { compactDate, dateOf, dayOf } from '../calendar/calendar-day';
import type { Specialty } from '../health/specialties';
import type { Provider, ProviderKind, ProviderLocation } from '../network/provider';
import type { Operator } from '../operator/operator';

/** The vendor's list of classes has none for hospitals. */
const classes: Readonly<Record<ProviderKind, string>> = {
  professional: 'MED',
  clinic: 'CLI',
  hospital: 'CLI',
  laboratory: 'LAB',
  dental: 'DEN',
};

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

export function hatProvider(provider: Provider) {
  return {
    healthProviderCode: provider.code,
    healthProviderDocument: provider.document,
    name: provider.name,
    reducedName: provider.reducedName,
    healthProviderType: provider.kind === 'professional' ? 'F' : 'J',
    healthProviderClass: classes[provider.kind],
    email: provider.email,
    cnesCode: provider.locations[0].cnes,
    ...(provider.index % 16 === 5 ? { procedureCoverage: [consultationCoverage] } : {}),
  };
}

export function hatLocation(operator: Operator, { code }: Pick<Provider, 'code'>, location: ProviderLocation) {
  const { address } = location;
  return {
    codint: operator.healthInsurerId,
    healthProviderCode: code,
    locationCode: location.code,
    locationTypeCode: location.typeCode,
    locationDescription: location.description,
    zipCode: address.postalCode,
    streetType: address.streetType,
    address: address.street,
    addressNumber: address.number,
    ...(address.complement ? { addressComplement: address.complement } : {}),
    cityCode: address.cityCode,
    cityName: address.city,
    stateAbbreviation: address.state,
    district: address.district,
    phoneAreaCode: location.phone.areaCode,
    phone: location.phone.number,
    contactName: location.contactName,
    cnesCode: location.cnes,
    region: location.typeCode === '003' ? '002' : '001',
  };
}

export function hatSpecialty(operator: Operator, { code }: Provider, location: ProviderLocation, { code: specialtyCode }: Specialty) {
  return {
    codint: operator.healthInsurerId,
    healthProviderCode: code,
    locationCode: location.code,
    specialtyCode,
    considerSpecialty: '1' as const,
    allowsMaterial: Number(specialtyCode) % 3 === 0 ? ('0' as const) : ('1' as const),
    searchOrder: Number(specialtyCode) % 2 === 0 ? 2 : 1,
  };
}

/** At most one event per provider: the interface tells two of one provider apart by nothing else. */
export function hatProviderEvents(operator: Operator, provider: Provider) {
  const random = operator.random.named('providerEvents').at(provider.index);
  if (!random.chance(0.3)) return [];
  return [
    {
      healthProviderCode: provider.code,
      healthProviderDocument: provider.document,
      eventType: random.chance(0.6) ? ('Bloqueio' as const) : ('Desbloqueio' as const),
      eventDate: compactDate(dateOf(dayOf(operator.referenceDate) - random.integer(1, 500))),
    },
  ];
}
