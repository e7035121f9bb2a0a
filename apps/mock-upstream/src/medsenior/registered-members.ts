import type { EntityView } from '../engine/entity-kind';
import type { Vendor } from '../engine/vendor';
import type { World } from '../engine/world';
import type { MedseniorMember } from './members';

/** The vendor at which the operator registers its members. */
const registry = 'hat';
const most = 20_000;

/**
 * The members that the registry holds in the same world, as MedSenior would know them: the matrícula is the number in `personId`. Asked
 * through what every vendor shows of itself. Members without a person, a CPF or a name are left out.
 */
export function registeredMembers(world: World, vendors: readonly Vendor[]): MedseniorMember[] {
  const vendor = vendors.find(({ name }) => name === registry);
  const [members, persons] = ['beneficiaries', 'persons'].map((name) => vendor?.entities.find((kind) => kind.name === name));
  if (!members || !persons) return [];
  const state = world.state(registry);
  const found: MedseniorMember[] = [];
  for (const view of members.list(state, {})) {
    const member = fieldsOf(view);
    const personId = text(member.personId);
    const person = personId === '' ? undefined : persons.find(state, personId, {});
    const fields = person ? fieldsOf(person) : {};
    const [cpf, nome] = [text(fields.holderCPF) || text(member.holderCpf), text(fields.name) || text(member.name)];
    if (/^\d{1,15}$/.test(personId) && /^\d{11}$/.test(cpf) && nome !== '') found.push({ matricula: String(Number(personId)), cpf, nome });
    if (found.length === most) break;
  }
  return found;
}

function fieldsOf({ record }: EntityView): Readonly<Record<string, unknown>> {
  return (record ?? {}) as Record<string, unknown>;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
