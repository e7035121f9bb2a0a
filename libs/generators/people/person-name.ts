import type { RandomSource } from '../random/random-source';
import { givenNames } from './given-names';
import type { Gender } from './person';
import { particles, surnames } from './surnames';

/** The mother's surname, then the father's: the one that children pass on. */
export interface Surnames {
  maternal: string;
  paternal: string;
}

/** Early ones of the list more often: the smaller of two draws. */
export function anySurname(random: RandomSource): string {
  return surnames[Math.min(random.integer(0, surnames.length - 1), random.integer(0, surnames.length - 1))] as string;
}

/** Two different ones. */
export function anySurnames(random: RandomSource): Surnames {
  const paternal = anySurname(random);
  let maternal = anySurname(random);
  while (maternal === paternal) maternal = random.pick(surnames);
  return { maternal, paternal };
}

/** A given name, now and then two; never one of `taken`, as brothers and sisters are not called alike. */
export function anyGivenName(random: RandomSource, gender: Gender, birthYear: number, taken: readonly string[] = []): string {
  const names = givenNames(gender, birthYear);
  let at = random.integer(0, names.length - 1);
  while (taken.includes(names[at] as string)) at = (at + 1) % names.length;
  const first = names[at] as string;
  const second = random.pick(names);
  return random.chance(0.25) && second !== first ? `${first} ${second}` : first;
}

/** At most 70 characters, the size of the ERP's column. */
export function fullName(random: RandomSource, given: string, { maternal, paternal }: Surnames): string {
  const last = maternal === paternal ? [paternal] : [maternal, paternal];
  const particle = random.chance(0.35) ? particles[last.at(-1) as string] : undefined;
  return [given, ...last.slice(0, -1), ...(particle ? [particle] : []), last.at(-1)].join(' ');
}
