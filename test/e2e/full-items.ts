import type { HatResource } from '@ponte/hat/contract';

/** One item as a caller may write it, with every field of its resource, and the same item as HAT must hold it. */
export interface FullItem {
  given: Record<string, unknown>;
  held: Record<string, unknown>;
  /** Key of the ledger and of HAT. */
  key: string;
}

const person = {
  personId: '00000042',
  holderCPF: '52998224725',
  name: 'HELENA PRADO EXEMPLO',
  birthdate: '19840229',
  gender: 'F',
  nationalhealthcard: '700000000000005',
  phonenumber: '11955550142',
  zipcode: '01310100',
  citycode: '3550308',
  email: 'helena.prado@example.com',
  socialName: 'HELENA EXEMPLO',
};

const beneficiary = {
  subscriberId: '00010001000001018',
  contractNumber: '000000000001',
  contractVersion: '001',
  subContractNumber: '000000001',
  subContractVersion: '001',
  holderCpf: '52998224725',
  personId: '00000042',
  name: 'HELENA PRADO EXEMPLO',
  birthdate: '19840229',
  blockedDate: '',
  unblockDate: '20250301',
  gender: 'F',
  effectiveDate: '20200101',
  healthInsuranceCode: '0007',
  healthInsuranceVersion: '001',
  zipCode: '01310100',
  cityCode: '3550308',
  waitingPeriodDate: '20200101',
  cardExpiration: '20271231',
  holderRelationship: 'T',
  cardMagneticField: '000100010001',
  oldSubscriberId: '00010001000001018',
  habilitagrpcob: '0',
  habilitaclacar: '0',
  tokenSeed: '',
  socialName: '',
  coverageGroup: [{ code: '001', waitingPeriodDate: '20200101' }, { code: '002' }],
};

const beneficiaryEvent = {
  subscriberId: '00010001000001018',
  eventDate: '20260701',
  eventType: 'Bloqueio',
  entry_date: '20260702',
  entry_hour: '09:30',
  reason: 'Pedido do titular',
};

const coverage = {
  attendanceLocationCode: '001',
  specialtyCode: '010',
  procedureTableCode: '22',
  procedureCode: '10101012',
  level: '1',
  movementType: '3',
  initialTerm: '20250101',
  finalTerm: '20301231',
  blockDate: '',
};

const provider = {
  healthProviderCode: '000123',
  healthProviderDocument: '11222333000181',
  name: 'CLINICA EXEMPLO LTDA',
  reducedName: 'CLINICA EXEMPLO',
  healthProviderType: 'J',
  healthProviderClass: 'CLI',
  email: 'contato@example.com',
  cnesCode: '1234567',
  procedureCoverage: [coverage],
};

const location = {
  codint: '0001',
  healthProviderCode: '000123',
  locationCode: '001',
  locationTypeCode: 'CLI',
  locationDescription: 'UNIDADE CENTRO',
  zipCode: '01310100',
  streetType: 'AV',
  address: 'PAULISTA',
  addressNumber: '1000',
  addressComplement: 'ANDAR 5',
  cityCode: '3550308',
  cityName: 'SAO PAULO',
  stateAbbreviation: 'SP',
  district: 'BELA VISTA',
  phoneAreaCode: '11',
  phone: '1155550100',
  contactName: 'RECEPCAO',
  cnesCode: '1234567',
  region: '001',
  blockDate: '',
};

const specialty = {
  codint: '0001',
  healthProviderCode: '000123',
  specialtyCode: '010',
  subspecialtyCode: '001',
  locationCode: '001',
  blockDate: '20261201',
  considerSpecialty: '1',
  allowsMaterial: '0',
  searchOrder: 2,
};

const providerEvent = {
  healthProviderCode: '000123',
  healthProviderDocument: '11222333000181',
  eventType: 'Desbloqueio',
  eventDate: '20260901',
};

/** Parents before children, as a caller would send them. */
export const fullItems: Readonly<Record<HatResource, FullItem>> = {
  persons: {
    key: '00000042',
    held: person,
    given: shouted({ ...person, gender: '2', birthdate: '1984-02-29', name: '  HELENA PRADO EXEMPLO ' }),
  },
  beneficiaries: {
    key: '00010001000001018',
    held: beneficiary,
    given: shouted({
      ...beneficiary,
      gender: 2,
      birthdate: '1984-02-29',
      effectiveDate: '2020-01-01',
      unblockDate: 20250301,
      coverageGroup: [{ CODE: '001', WaitingPeriodDATE: '2020-01-01' }, { Code: '002' }],
    }),
  },
  beneficiaryStatus: {
    key: '00010001000001018:2026-07-01:Bloqueio:2026-07-02:09:30',
    held: beneficiaryEvent,
    given: shouted({ ...beneficiaryEvent, eventType: 'BLOQUEIO', eventDate: '2026-07-01' }),
  },
  healthProviders: {
    key: '000123',
    held: provider,
    given: shouted({ ...provider, procedureCoverage: [shouted({ ...coverage, initialTerm: '2025-01-01', finalTerm: '2030-12-31' })] }),
  },
  healthProviderStatus: {
    key: '000123',
    held: providerEvent,
    given: shouted({ ...providerEvent, eventType: 'desbloqueio', eventDate: '2026-09-01' }),
  },
  attendanceLocations: { key: '0001:000123:001:CLI', held: location, given: shouted(location) },
  healthProviderSpecialties: {
    key: '0001:000123:001:010:001',
    held: specialty,
    given: shouted({ ...specialty, blockDate: '2026-12-01', considerSpecialty: 1, searchOrder: '2' }),
  },
};

/** The same fields with names in turns of upper case, lower case and first letter turned. */
function shouted(item: Record<string, unknown>): Record<string, unknown> {
  const spellings = [
    (name: string) => name.toUpperCase(),
    (name: string) => name.toLowerCase(),
    (name: string) => name.charAt(0).toUpperCase() + name.slice(1),
  ];
  return Object.fromEntries(Object.entries(item).map(([name, value], at) => [spellings[at % 3]?.(name) ?? name, value]));
}
