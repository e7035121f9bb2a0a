import { randomBytes } from 'node:crypto';

/** An unguessable text of URL-safe characters. @param bytes amount of randomness; 32 bytes give 43 characters */
export function randomKey(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}
