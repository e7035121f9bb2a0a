import type { Operator, Person } from '@ponte/generators';
import type { MedseniorContact, MedseniorGuide } from '@ponte/medsenior/contract';
import { FieldError } from '../engine/field-error';
import { exampleGuide } from './example-guide';

export type MedseniorBeneficiary = NonNullable<MedseniorGuide['beneficiario']>;

/** Somebody MedSenior knows. */
export interface MedseniorMember {
  /** Digits. */
  matricula: string;
  cpf: string;
  nome: string;
  contatos?: MedseniorContact[];
}

/** So many of the generated people are MedSenior's too. */
export const generatedMembers = 2_000;

/** The matrícula of a person is the number that HAT's `personId` holds: with one the other is known. */
export function memberOf(person: Person): MedseniorMember {
  const contatos: MedseniorContact[] = [];
  const kind = { comercial: false, residencial: false, cobranca: false, responsavel: false };
  if (person.phone) contatos.push({ tipoContato: 'Celular', contato: person.phone.areaCode + person.phone.number, ...kind });
  if (person.email) contatos.push({ tipoContato: 'E-mail', contato: person.email, ...kind });
  return { matricula: String(Number(person.personId)), cpf: person.cpf, nome: person.name, ...(contatos.length > 0 ? { contatos } : {}) };
}

/** The generated members, by index; nobody bears the matrícula of the vendor's example. */
export function generatedMember(operator: Operator, index: number): MedseniorMember {
  const member = memberOf(operator.person(index));
  return member.matricula === String(exampleGuide.beneficiario?.matricula) ? memberOf(operator.person(index + 1)) : member;
}

/** @throws FieldError */
export function beneficiaryOf({ matricula, cpf, nome, contatos }: MedseniorMember, field: string): MedseniorBeneficiary {
  if (!/^\d{1,15}$/.test(matricula)) throw new FieldError(`${field}.matricula`, 'must be 1 to 15 digits');
  if (!/^\d{11}$/.test(cpf)) throw new FieldError(`${field}.cpf`, 'must be 11 digits');
  if (typeof nome !== 'string' || nome === '') throw new FieldError(`${field}.nome`, 'must be a text');
  return { nome, cpf, matricula: Number(matricula), ...(contatos ? { contatos } : {}) };
}
