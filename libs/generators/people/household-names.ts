import type { RandomSource } from '../random/random-source';
import type { PlannedMember } from './household-plan';
import { anyGivenName, anySurname, anySurnames, fullName, type Surnames } from './person-name';

export interface NamedMember extends PlannedMember {
  name: string;
  socialName?: string;
  motherName: string;
  birthDate: string;
}

/** Roughly: a mother's given name is of the generation before. */
const generation = 26;

/**
 * Names by descent: children bear the paternal surnames of both parents, the holder's parent gave the holder one, and a mother who is in
 * the family is the one her children name.
 */
export function nameHousehold(
  random: RandomSource,
  planned: readonly PlannedMember[],
  birthDateOf: (member: PlannedMember, at: number) => string,
): NamedMember[] {
  const holder = anySurnames(random.named('holder'));
  const spouse = anySurnames(random.named('spouse'));
  const named: NamedMember[] = [];
  const childrensNames: string[] = [];
  planned.forEach((member, at) => {
    const own = random.at(at);
    const birthDate = birthDateOf(member, at);
    const birthYear = Number(birthDate.slice(0, 4));
    const surnames = surnamesOf(own.named('surnames'), member, holder, spouse, planned);
    const given = anyGivenName(own.named('given'), member.gender, birthYear, childrensNames);
    if (member.kinship === 'child') childrensNames.push(given.split(' ')[0] as string);
    const born = member.kinship === 'spouse' ? spouse : member.kinship === 'holder' ? holder : surnames;
    const motherName = mother(own.named('mother'), born, birthYear);
    const result: NamedMember = { ...member, birthDate, name: fullName(own.named('particle'), given, surnames), motherName };
    if (member.age >= 18 && own.named('social').chance(0.01)) {
      const other = anyGivenName(own.named('socialName'), member.gender === 'F' ? 'M' : 'F', birthYear);
      result.socialName = fullName(own.named('particle'), other, surnames);
    }
    named.push(result);
  });
  return withMothersOfTheFamily(named);
}

function surnamesOf(
  random: RandomSource,
  { kinship, gender }: PlannedMember,
  holder: Surnames,
  spouse: Surnames,
  planned: readonly PlannedMember[],
): Surnames {
  if (kinship === 'holder' || kinship === 'spouse') {
    const [own, other] = kinship === 'holder' ? [holder, spouse] : [spouse, holder];
    const marries = planned.some((member) => member.kinship === 'spouse') && gender === 'F';
    // A wife takes her husband's name now and then, and puts it behind her own.
    return marries && random.chance(0.4) ? { maternal: own.paternal, paternal: other.paternal } : own;
  }
  if (kinship === 'parent') return { maternal: anySurname(random), paternal: gender === 'F' ? holder.maternal : holder.paternal };
  const mother = planned[0]?.gender === 'F' ? holder : spouse;
  return { maternal: mother.paternal, paternal: mother === holder ? spouse.paternal : holder.paternal };
}

/** Somebody outside the family, who gave her surname. */
function mother(random: RandomSource, { maternal }: Surnames, birthYear: number): string {
  const given = anyGivenName(random, 'F', birthYear - generation);
  return fullName(random, given, { maternal: anySurname(random), paternal: maternal });
}

function withMothersOfTheFamily(members: NamedMember[]): NamedMember[] {
  const [holder, second] = members as [NamedMember, ...NamedMember[]];
  const mothers = [holder, ...(second?.kinship === 'spouse' ? [second] : [])].filter(({ gender }) => gender === 'F');
  const ofChildren = mothers[0]?.name;
  const ofHolder = members.find(({ kinship, gender }) => kinship === 'parent' && gender === 'F')?.name;
  return members.map((member) => {
    const known = member.kinship === 'child' ? ofChildren : member.kinship === 'holder' ? ofHolder : undefined;
    return known === undefined ? member : { ...member, motherName: known };
  });
}
