/**
 * CNS, Cartão Nacional de Saúde (DATASUS): 15 digits. A definitive number (1, 2) is a PIS/PASEP of 11 digits, then `000` or `001`, then
 * a check digit; a provisional one (7, 8, 9) only has a weighted sum that 11 divides.
 */
export function isValidCns(text: string): boolean {
  if (text.length !== 15) return false;
  let sum = 0;
  let pisSum = 0;
  for (let at = 0; at < 15; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
    sum += (code - 48) * (15 - at);
    if (at === 10) pisSum = sum;
  }
  const lead = text.charCodeAt(0) - 48;
  if (lead >= 7) return sum % 11 === 0;
  return (lead === 1 || lead === 2) && endsAsDefinitive(text, pisSum);
}

function endsAsDefinitive(text: string, pisSum: number): boolean {
  let digit = (11 - (pisSum % 11)) % 11;
  let filler = 48;
  if (digit === 10) {
    // A check digit of 10 does not fit one place: the filler becomes 001, which adds 2 to the sum.
    digit = (11 - ((pisSum + 2) % 11)) % 11;
    filler = 49;
  }
  return text.charCodeAt(11) === 48 && text.charCodeAt(12) === 48 && text.charCodeAt(13) === filler && text.charCodeAt(14) - 48 === digit;
}
