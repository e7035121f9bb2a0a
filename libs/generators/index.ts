import { Operator, type OperatorOptions } from './operator/operator';

export { mostPeople, mostProviders, type Operator, type OperatorOptions, type Stretch } from './operator/operator';
/** An invented operator with its people and its network; see docs/generators.md. */
export const operator = (options: OperatorOptions): Operator => new Operator(options);

export { RandomSource } from './random/random-source';
export { ShuffledNumbers } from './random/shuffled-numbers';
export { WeightedList } from './random/weighted-list';
export { ageOn, compactDate, dateOf, dayOf, yearsLater } from './calendar/calendar-day';

export type { Contract, Family, Gender, Kinship, Person } from './people/person';
export type { Professional, Provider, ProviderKind, ProviderLocation } from './network/provider';
export type { Address, Phone } from './places/address';

export { cities, type City } from './places/cities';
export { states, type State } from './places/states';
export { councils, type Council } from './health/councils';
export { specialties, specialtiesOf, type Specialty } from './health/specialties';
export { procedures, proceduresOfKind } from './health/procedures';
export type { Procedure, ProcedureKind } from './health/procedure';

export { cpfCount, cpfNumber } from './identifiers/cpf-number';
export { cnsCount, definitiveCns, provisionalCns } from './identifiers/cns-number';
export { alphanumericCnpj, alphanumericCnpjCount, numericCnpj, numericCnpjCount } from './identifiers/cnpj-number';
export { subscriberId, type CardParts } from './identifiers/subscriber-id';

export { hatBeneficiary, hatMemberEvents, hatPerson, type HatMemberEvent } from './hat/hat-people';
export { hatLocation, hatProvider, hatProviderEvents, hatSpecialty } from './hat/hat-network';
export { hatRegistration, type HatBatch, type HatItems, type HatRegistrationOptions } from './hat/hat-registration';
