/**
 * CPF (Receita Federal): 11 digits without punctuation, two check digits by modulo 11. The eleven equal digits pass the sum but are
 * never issued, so they are refused. Works on character codes: it runs for every item of every intake.
 */
export function isValidCpf(text: string): boolean {
  if (text.length !== 11) return false;
  let first = 0;
  let second = 0;
  let allEqual = true;
  const lead = text.charCodeAt(0);
  for (let at = 0; at < 11; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
    if (code !== lead) allEqual = false;
    if (at < 9) first += (code - 48) * (10 - at);
    if (at < 10) second += (code - 48) * (11 - at);
  }
  return !allEqual && checkDigit(first) === text.charCodeAt(9) - 48 && checkDigit(second) === text.charCodeAt(10) - 48;
}

function checkDigit(sum: number): number {
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}
