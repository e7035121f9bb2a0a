/** A figure without its fraction, thousands apart. */
export function whole(value: number | undefined): string {
  return Math.round(value ?? Number.NaN).toLocaleString('en-US');
}
