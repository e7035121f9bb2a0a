/** The two digits with which the codes of a state's municipalities start (IBGE). */
const states = new Set(
  '11 12 13 14 15 16 17 21 22 23 24 25 26 27 28 29 31 32 33 35 41 42 43 50 51 52 53'.split(' ').map((code) => Number(code)),
);

/** Municipalities whose official code does not end in its check digit (IBGE kept the codes as they had been published). */
const withAnotherEnding = new Set('2201919 2201988 2202251 2611533 3117836 3152131 4305871 5203939 5203962'.split(' '));

/**
 * IBGE code of a municipality: 7 digits, the first two of the state, the last by modulo 10 over the six before it, weighted 1 2 1 2 1 2,
 * the digits of each product added up. Says that a code is well formed, not that IBGE ever gave it out.
 */
export function isValidMunicipalityCode(text: string): boolean {
  if (!/^[0-9]{7}$/.test(text) || !states.has(Number(text.slice(0, 2)))) return false;
  if (withAnotherEnding.has(text)) return true;
  let sum = 0;
  for (let at = 0; at < 6; at++) {
    const product = (text.charCodeAt(at) - 48) * (at % 2 === 0 ? 1 : 2);
    sum += product > 9 ? product - 9 : product;
  }
  return (10 - (sum % 10)) % 10 === text.charCodeAt(6) - 48;
}
