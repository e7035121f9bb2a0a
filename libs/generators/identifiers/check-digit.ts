/** Sum of the characters' values (ASCII less 48), each weighted by its place from the right, the rightmost being 0. */
function weightedSum(text: string, weightAt: (fromRight: number) => number): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum += (text.charCodeAt(at) - 48) * weightAt(text.length - 1 - at);
  return sum;
}

const elevenLess = (sum: number): number => (sum % 11 < 2 ? 0 : 11 - (sum % 11));

/** Modulo 11 with the weights 2, 3, 4 and so on from the right (CPF). */
export function risingDigit(text: string): number {
  return elevenLess(weightedSum(text, (at) => at + 2));
}

/** Modulo 11 with the weights 2 to 9 from the right, again and again (CNPJ, PIS, card). */
export function cyclicDigit(text: string): number {
  return elevenLess(weightedSum(text, (at) => (at % 8) + 2));
}

/** What a CNS lacks to be divided by 11: `text` is its left part, `places` how many digits are still to come. 0 to 10. */
export function missingToEleven(text: string, places: number): number {
  return (11 - (weightedSum(text, (at) => at + 1 + places) % 11)) % 11;
}
