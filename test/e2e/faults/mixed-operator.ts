import type { HatResource } from '@ponte/hat/contract';
import type { Item } from './change';

export interface Delivery {
  resource: HatResource;
  items: Item[];
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0');

/** The day of a month that no other version of the same record uses. */
const day = (version: number): string => digits(20_260_101 + Math.floor(version / 28) * 100 + (version % 28), 8);

export const person = (n: number, version: number, more: Item = {}): Item => ({
  personId: digits(n, 8),
  name: `PESSOA ${n} VERSAO ${version}`,
  ...more,
});

export const beneficiary = (n: number, version: number, more: Item = {}): Item => ({
  subscriberId: `0001${digits(n, 12)}0`,
  name: `VIDA ${n} VERSAO ${version}`,
  ...more,
});

export const memberEvent = (n: number, version: number, blocked: boolean): Item => ({
  subscriberId: `0001${digits(n, 12)}0`,
  eventDate: day(version),
  eventType: blocked ? 'Bloqueio' : 'Desbloqueio',
  entry_hour: `${digits(Math.floor(version / 60) % 24, 2)}:${digits(version % 60, 2)}`,
  reason: `MOTIVO ${version}`,
});

export const provider = (n: number, version: number, more: Item = {}): Item => ({
  healthProviderCode: digits(n, 6),
  name: `PRESTADOR ${n} VERSAO ${version}`,
  ...more,
});

export const providerEvent = (n: number, version: number, blocked: boolean): Item => ({
  healthProviderCode: digits(n, 6),
  eventDate: day(version),
  eventType: blocked ? 'Bloqueio' : 'Desbloqueio',
});

export const location = (n: number, version: number, more: Item = {}): Item => ({
  healthProviderCode: digits(n, 6),
  locationCode: '001',
  locationTypeCode: 'CON',
  locationDescription: `LOCAL VERSAO ${version}`,
  ...more,
});

export const specialty = (n: number, code: number, version: number, more: Item = {}): Item => ({
  healthProviderCode: digits(n, 6),
  locationCode: '001',
  specialtyCode: digits(code, 3),
  blockDate: day(version),
  searchOrder: version % 10,
  ...more,
});

/**
 * A whole operator on the move, about `records` changes over all resources, cut as callers cut them: parents first, then several versions
 * of the same records, partial ones too, and events whose order within one array decides.
 */
export function mixedOperator(records: number, first = 1): Delivery[] {
  const people = range(first, Math.floor(records * 0.26));
  const providers = range(first, Math.floor(records * 0.05));
  const some = <Value>(values: readonly Value[], every: number) => values.filter((_, index) => index % every === 0);
  const deliveries: Delivery[] = [
    { resource: 'persons', items: people.map((n) => person(n, 1, { email: `p${n}@exemplo.com.br`, birthdate: '19800115' })) },
    { resource: 'healthProviders', items: providers.map((n) => provider(n, 1, { cnesCode: digits(n, 7) })) },
    { resource: 'beneficiaries', items: people.map((n) => beneficiary(n, 1, { personId: digits(n, 8), gender: n % 2 ? 'M' : 'F' })) },
    { resource: 'attendanceLocations', items: providers.map((n) => location(n, 1, { cityName: 'RECIFE' })) },
    { resource: 'persons', items: some(people, 4).map((n) => person(n, 2, { socialName: `SOCIAL ${n}` })) },
    { resource: 'healthProviderSpecialties', items: providers.flatMap((n) => [1, 2].map((code) => specialty(n, code, 1))) },
    { resource: 'beneficiaryStatus', items: some(people, 5).flatMap((n) => [1, 2, 3].map((v) => memberEvent(n, v, v % 2 === 1))) },
    { resource: 'healthProviderStatus', items: providers.flatMap((n) => [1, 2].map((v) => providerEvent(n, v, v === 1))) },
    { resource: 'beneficiaries', items: some(people, 3).map((n) => beneficiary(n, 4, { zipCode: '50030230' })) },
    { resource: 'persons', items: some(people, 6).map((n) => person(n, 3)) },
    { resource: 'beneficiaryStatus', items: some(people, 10).map((n) => memberEvent(n, 5, true)) },
    { resource: 'healthProviders', items: some(providers, 2).map((n) => provider(n, 3, { reducedName: `P${n}` })) },
    { resource: 'attendanceLocations', items: some(providers, 2).map((n) => location(n, 2, { district: 'BOA VISTA' })) },
    { resource: 'healthProviderSpecialties', items: providers.map((n) => specialty(n, 1, 2, { allowsMaterial: '1' })) },
  ];
  return deliveries.flatMap(({ resource, items }) => chunks(items, 250).map((part) => ({ resource, items: part })));
}

function range(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

/** Same-key events stay together: cutting is by place, and a later part is sent later. */
function chunks<Value>(values: readonly Value[], size: number): Value[][] {
  return range(0, Math.ceil(values.length / size)).map((part) => values.slice(part * size, (part + 1) * size));
}
