import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a text (UTF-8) or of bytes, in lower-case hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Compares two secrets in a time that depends on neither of them, nor on where they differ; lengths may differ. */
export function compareSecrets(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest();
  const right = createHash('sha256').update(b).digest();
  return timingSafeEqual(left, right);
}
