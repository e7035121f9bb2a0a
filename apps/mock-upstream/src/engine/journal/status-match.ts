/** A status, or a class of them such as `4xx`. */
export type StatusMatch = number | string;

export function statusMatches(expected: StatusMatch, status: number | undefined): boolean {
  if (status === undefined) return false;
  if (typeof expected === 'number') return expected === status;
  const text = String(status);
  return expected.length === text.length && [...expected].every((character, at) => /x/i.test(character) || character === text[at]);
}
