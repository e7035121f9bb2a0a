import type { HatResource } from '@ponte/hat/contract';

/** One fictional item per resource, for the documentation; parents first, so that sent in this order HAT confirms them all. */
const items: Record<HatResource, object> = {
  persons: {
    personId: '00000042',
    holderCPF: '52998224725',
    name: 'HELENA PRADO EXEMPLO',
    birthdate: '1984-02-29',
    gender: 'F',
    nationalhealthcard: '700000000000005',
    email: 'helena.prado@example.com',
  },
  beneficiaries: {
    subscriberId: '00010001000001018',
    personId: '00000042',
    name: 'HELENA PRADO EXEMPLO',
    effectiveDate: '2020-01-01',
    holderRelationship: 'T',
    coverageGroup: [{ code: '001', waitingPeriodDate: '2020-01-01' }],
  },
  beneficiaryStatus: { subscriberId: '00010001000001018', eventDate: '2026-07-01', eventType: 'Bloqueio', reason: 'Pedido do titular' },
  healthProviders: {
    healthProviderCode: '000123',
    healthProviderDocument: '11222333000181',
    name: 'CLINICA EXEMPLO LTDA',
    healthProviderType: 'J',
    healthProviderClass: 'CLI',
  },
  healthProviderStatus: { healthProviderCode: '000123', eventType: 'Desbloqueio', eventDate: '2026-09-01' },
  attendanceLocations: {
    healthProviderCode: '000123',
    locationCode: '001',
    locationTypeCode: 'CLI',
    locationDescription: 'UNIDADE CENTRO',
    cityCode: '3550308',
    stateAbbreviation: 'SP',
  },
  healthProviderSpecialties: { healthProviderCode: '000123', locationCode: '001', specialtyCode: '010', considerSpecialty: '1' },
};

/** Named examples of the body, as OpenAPI writes them. */
export const registrationExamples = Object.fromEntries(
  Object.entries(items).map(([resource, item]) => [
    resource,
    { summary: resource, value: { items: [item], healthInsurerId: '0001', ansRegistry: '417505' } },
  ]),
);
