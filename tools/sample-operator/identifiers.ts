import type { SeededRandom } from './seeded-random';

/** Numbers that pass their check digits. Made by chance alone: whoever may hold such a number has nothing to do with these records. */

const rest11 = (sum: number): number => (sum % 11 < 2 ? 0 : 11 - (sum % 11));

const weighted = (text: string, weight: (fromRight: number) => number): number =>
  [...text].reduce((sum, character, at) => sum + (character.charCodeAt(0) - 48) * weight(text.length - 1 - at), 0);

export function cpf(random: SeededRandom): string {
  const base = random.digits(9);
  const first = base + rest11(weighted(base, (at) => at + 2));
  return first + rest11(weighted(first, (at) => at + 2));
}

const alphabet = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** @param alphanumeric the form issued since July 2026: letters may stand in the first eight places */
export function cnpj(random: SeededRandom, alphanumeric: boolean): string {
  const root = alphanumeric
    ? Array.from({ length: 7 }, () => random.pick(alphabet)).join('') + random.pick(alphabet.slice(10))
    : random.digits(8);
  const base = `${root}0001`;
  const first = base + rest11(weighted(base, (at) => (at % 8) + 2));
  return first + rest11(weighted(first, (at) => (at % 8) + 2));
}

/** National health card of the provisional kind (first digit 7): its weighted sum is a multiple of 11. */
export function cns(random: SeededRandom): string {
  for (;;) {
    const base = `7${random.digits(13)}`;
    const last = (11 - (weighted(base, (at) => at + 2) % 11)) % 11;
    if (last < 10) return base + last;
  }
}

/** Card number: operator 4, company 4, family 6, member 2, and a check digit by modulo 11. */
export function subscriberId(operator: string, company: string, family: number, member: number): string {
  const base = `${operator}${company}${String(family).padStart(6, '0')}${String(member).padStart(2, '0')}`;
  return base + rest11(weighted(base, (at) => (at % 8) + 2));
}
