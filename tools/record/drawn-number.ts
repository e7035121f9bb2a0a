import { createHmac } from 'node:crypto';

/** A number below `limit` that follows from the key and the words, and tells nothing of them. */
export function drawnNumber(key: string, limit: number, ...words: readonly (string | number)[]): number {
  const digest = createHmac('sha256', key).update(words.join('\u0000')).digest();
  return Number(digest.readBigUInt64BE() % BigInt(limit));
}
