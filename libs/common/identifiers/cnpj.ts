/**
 * CNPJ: 14 characters without punctuation. Numeric, or alphanumeric as issued from July 2026 (Instrução Normativa RFB 2.229/2024):
 * twelve of `0-9A-Z`, each worth its ASCII code less 48, then two decimal check digits by modulo 11. Fourteen zeros are refused.
 */
export function isValidCnpj(text: string): boolean {
  if (text.length !== 14) return false;
  let first = 0;
  let second = 0;
  let allEqual = true;
  const lead = text.charCodeAt(0);
  for (let at = 0; at < 14; at++) {
    const code = text.charCodeAt(at);
    const digit = code >= 48 && code <= 57;
    if (!digit && (at > 11 || code < 65 || code > 90)) return false;
    if (code !== lead) allEqual = false;
    // Weights from the right: 2 to 9, then again from 2.
    if (at < 12) first += (code - 48) * (((11 - at) % 8) + 2);
    if (at < 13) second += (code - 48) * (((12 - at) % 8) + 2);
  }
  return !allEqual && checkDigit(first) === text.charCodeAt(12) - 48 && checkDigit(second) === text.charCodeAt(13) - 48;
}

function checkDigit(sum: number): number {
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}
