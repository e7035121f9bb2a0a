/**
 * Card number of a beneficiary in Protheus: operator 4, company 4, family 6, member 2 and a check digit (BA1_CODINT, CODEMP, MATRIC, TIPREG,
 * DIGITO). The vendor's documents name the digit and not its rule. Modulo 11 with weights 2 to 9 from the right, 10 and 11 written as 0, is
 * inferred: `00011008000027010` of the refund document agrees with it, `00011008000027012` of the same document does not. So no
 * route refuses a card for it. An altered digit passes only where the check digit is 0 (the rests 0 and 1 share it).
 */
export function isValidSubscriberId(text: string): boolean {
  if (!/^[0-9]{17}$/.test(text)) return false;
  let sum = 0;
  for (let at = 0; at < 16; at++) sum += (text.charCodeAt(at) - 48) * (((15 - at) % 8) + 2);
  const rest = sum % 11;
  return (rest < 2 ? 0 : 11 - rest) === text.charCodeAt(16) - 48;
}
