import { cyclicDigit, missingToEleven } from './check-digit';

/** How many places each kind of CNS takes here. */
export const cnsCount = 2 * 10 ** 9;

/** A definitive number: a PIS with its own check digit, then 000 or 001, then the digit of the card. @param place 0 to cnsCount - 1 */
export function definitiveCns(place: number): string {
  const ten = (place < 10 ** 9 ? '1' : '2') + String(place % 10 ** 9).padStart(9, '0');
  const pis = ten + cyclicDigit(ten);
  const digit = missingToEleven(`${pis}000`, 1);
  return digit < 10 ? `${pis}000${digit}` : `${pis}001${missingToEleven(`${pis}001`, 1)}`;
}

/** A provisional number, starting with 7, 8 or 9. @param place 0 to cnsCount - 1 */
export function provisionalCns(place: number): string {
  const lead = `${7 + (place % 3)}${String(place).padStart(10, '0')}00`;
  // One of two neighbours always lacks less than ten.
  for (let filler = 0; ; filler++) {
    const digit = missingToEleven(`${lead}${filler}`, 1);
    if (digit < 10) return `${lead}${filler}${digit}`;
  }
}
