/** CNES number of an establishment: 7 digits. The Ministry of Health publishes no check digit, so the shape is all that can be told. */
export function isCnesNumber(text: string): boolean {
  return /^[0-9]{7}$/.test(text) && text !== '0000000';
}
