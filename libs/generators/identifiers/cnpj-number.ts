import { cyclicDigit } from './check-digit';

export const numericCnpjCount = 10 ** 8;
export const alphanumericCnpjCount = 36 ** 7 * 26;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The head office (0001) of a numeric root. @param place 0 to numericCnpjCount - 1 */
export function numericCnpj(place: number): string {
  return withDigits(`${String(place).padStart(8, '0')}0001`);
}

/** As issued since July 2026 (Instrução Normativa RFB 2.229/2024), with at least one letter. @param place 0 to alphanumericCnpjCount - 1 */
export function alphanumericCnpj(place: number): string {
  const root = Math.floor(place / 26)
    .toString(36)
    .toUpperCase()
    .padStart(7, '0');
  return withDigits(`${root}${letters[place % 26]}0001`);
}

function withDigits(twelve: string): string {
  const thirteen = twelve + cyclicDigit(twelve);
  return thirteen + cyclicDigit(thirteen);
}
