import { isValidCnpj, isValidCns, isValidCpf } from '@ponte/common';
import {
  alphanumericCnpj,
  alphanumericCnpjCount,
  cnsCount,
  cpfCount,
  cpfNumber,
  definitiveCns,
  numericCnpj,
  numericCnpjCount,
  provisionalCns,
  subscriberId,
} from '@ponte/generators';
import { drawnNumber } from './drawn-number';

const operatorDigits = 4;
const familyEnd = 14;
const memberEnd = 16;

/**
 * Another number of the same kind: a valid CPF, CNS or CNPJ stays valid and an invalid one of this length stays without meaning. A card
 * keeps its operator and its member, members of one family stay one, and a check digit is as right or wrong as it was.
 * @param plain letters and digits alone
 * @param attempt another one when this was taken
 */
export function numberPseudonym(key: string, plain: string, attempt: number): string {
  const draw = (limit: number, ...words: (string | number)[]) => drawnNumber(key, limit, plain, attempt, ...words);
  if (isValidCpf(plain)) return cpfNumber(draw(cpfCount));
  if (isValidCns(plain)) return /^[12]/.test(plain) ? definitiveCns(draw(cnsCount)) : provisionalCns(draw(cnsCount));
  if (isValidCnpj(plain)) return /\D/.test(plain) ? alphanumericCnpj(draw(alphanumericCnpjCount)) : numericCnpj(draw(numericCnpjCount));
  if (/^\d{17}$/.test(plain)) return cardPseudonym(key, plain, attempt);
  let leading = true;
  return [...plain]
    .map((character, at) => {
      if (/[a-z]/.test(character)) return String.fromCharCode(97 + draw(26, at));
      if (/[A-Z]/.test(character)) return String.fromCharCode(65 + draw(26, at));
      if (leading && character === '0' && at < plain.length - 3) return '0';
      const first = leading;
      leading = false;
      return String(first ? 1 + draw(9, at) : draw(10, at));
    })
    .join('');
}

function cardPseudonym(key: string, card: string, attempt: number): string {
  const family = card.slice(0, familyEnd);
  const member = card.slice(familyEnd, memberEnd);
  const company = String(drawnNumber(key, 9_000, family, attempt, 'company') + 1_000);
  const operator = card.slice(0, operatorDigits);
  const made = subscriberId({
    operator,
    company,
    family: drawnNumber(key, 999_999, family, attempt, 'family') + 1,
    member: Number(member),
  });
  const right = subscriberId({
    operator,
    company: card.slice(operatorDigits, 2 * operatorDigits),
    family: Number(card.slice(2 * operatorDigits, familyEnd)),
    member: Number(member),
  });
  const off = Number(card.at(-1)) - Number(right.at(-1)) + 10;
  return made.slice(0, -1) + String((Number(made.at(-1)) + off) % 10);
}
