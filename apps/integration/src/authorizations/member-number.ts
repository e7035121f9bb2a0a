/**
 * A member is told by the first 16 characters of the number; the 17th is its check digit, and 15 leave the last digit of the member out
 * (engine rule A5: the documents show all three).
 */
const memberLength = 16;
export const shortLength = memberLength - 1;

/** @returns undefined where the number alone tells no member: 15 digits, or no number of a card */
export function memberOf(subscriberId: string): string | undefined {
  return /^\d{16,17}$/.test(subscriberId) ? subscriberId.slice(0, memberLength) : undefined;
}

export function isShort(subscriberId: string): boolean {
  return /^\d{15}$/.test(subscriberId);
}

/** The ways to write the number of a member, the one of 15 digits left out: it may be another's, too. */
export function formsOf(member: string): string[] {
  return [member, ...Array.from('0123456789', (digit) => member + digit)];
}

/**
 * How many members these numbers stand for at most: null is somebody unknown, and 15 digits are somebody else than whoever begins with
 * them, who may be another member of the card.
 */
export function countMembers(numbers: readonly (string | null)[]): number {
  return new Set(numbers.map((number) => (number === null ? null : (memberOf(number) ?? number)))).size;
}
