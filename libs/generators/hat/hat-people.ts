import { compactDate, dateOf, dayOf } from '../calendar/calendar-day';
import type { Operator } from '../operator/operator';
import type { Family, Person } from '../people/person';

/** Items of HAT's registration interface, dates as the ERP writes them. Their shapes are the contract's; a test holds them to it. */

export function hatPerson(person: Person) {
  return {
    personId: person.personId,
    holderCPF: person.cpf,
    name: person.name,
    birthdate: compactDate(person.birthDate),
    gender: person.gender,
    nationalhealthcard: person.cns,
    zipcode: person.address.postalCode,
    citycode: person.address.cityCode,
    ...(person.phone ? { phonenumber: person.phone.areaCode + person.phone.number } : {}),
    ...(person.email ? { email: person.email } : {}),
    ...(person.socialName ? { socialName: person.socialName } : {}),
  };
}

export function hatBeneficiary(person: Person, { contract }: Family) {
  return {
    subscriberId: person.subscriberId,
    contractNumber: contract.number,
    contractVersion: contract.version,
    subContractNumber: contract.subContractNumber,
    subContractVersion: contract.subContractVersion,
    healthInsuranceCode: contract.planCode,
    healthInsuranceVersion: contract.planVersion,
    holderCpf: person.holderCpf,
    personId: person.personId,
    name: person.name,
    birthdate: compactDate(person.birthDate),
    gender: person.gender,
    effectiveDate: compactDate(person.effectiveDate),
    zipCode: person.address.postalCode,
    cityCode: person.address.cityCode,
    waitingPeriodDate: compactDate(person.waitingPeriodEnd),
    cardExpiration: compactDate(person.cardExpiration),
    holderRelationship: person.holderRelationship,
    ...(person.socialName ? { socialName: person.socialName } : {}),
    ...(person.index % 20 === 7 ? { coverageGroup: [{ code: '001', waitingPeriodDate: compactDate(person.effectiveDate) }] } : {}),
  };
}

export interface HatMemberEvent {
  subscriberId: string;
  eventDate: string;
  eventType: 'Bloqueio' | 'Desbloqueio';
  entry_date: string;
  entry_hour: string;
  reason?: string;
}

const reasons = ['Inadimplência', 'Solicitação do beneficiário', 'Desligamento da empresa', 'Atualização cadastral pendente'];

/** About one member in five was blocked once, and half of them unblocked later. The ERP writes cards without the check digit here, mostly. */
export function hatMemberEvents(operator: Operator, person: Person): HatMemberEvent[] {
  const random = operator.random.named('memberEvents').at(person.index);
  const today = dayOf(operator.referenceDate);
  const start = dayOf(person.effectiveDate);
  if (!random.chance(0.22) || today - start < 60) return [];
  const subscriberId = random.chance(0.2) ? person.subscriberId : person.subscriberId.slice(0, 16);
  const blocked = random.integer(start + 30, today - 2);
  const event = (eventType: HatMemberEvent['eventType'], day: number): HatMemberEvent => {
    const date = compactDate(dateOf(day));
    const hour = `${String(random.integer(8, 17)).padStart(2, '0')}:${String(random.integer(0, 59)).padStart(2, '0')}`;
    return { subscriberId, eventDate: date, eventType, entry_date: date, entry_hour: hour };
  };
  const events = [{ ...event('Bloqueio', blocked), reason: random.pick(reasons) }];
  return random.chance(0.5) ? [...events, event('Desbloqueio', random.integer(blocked + 1, today))] : events;
}
