import { randomBytes, randomUUID } from 'node:crypto';

/** Where tokens come from; tests give their own. */
export interface Randomness {
  uuid(): string;
  /** Lower-case hexadecimal, two characters per byte. */
  hex(bytes: number): string;
}

export const systemRandomness: Randomness = {
  uuid: () => randomUUID(),
  hex: (bytes) => randomBytes(bytes).toString('hex'),
};
