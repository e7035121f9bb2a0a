import { risingDigit } from './check-digit';

/** How many CPFs there are: nine free digits, less the ten bases of equal digits. */
export const cpfCount = 999_999_990;

/** @param place 0 to cpfCount - 1; distinct places give distinct numbers */
export function cpfNumber(place: number): string {
  let base = place;
  for (let digit = 0; digit < 10; digit++) if (base >= digit * 111_111_111) base++;
  const nine = String(base).padStart(9, '0');
  const ten = nine + risingDigit(nine);
  return ten + risingDigit(ten);
}
