import { createHash } from 'node:crypto';

/** Our own mark may show in what HAT answers; it is no change of the guide. */
const notContent = new Set(['trackingStatus']);

/**
 * SHA-256, hexadecimal, of what a guide says: neither the order of fields, nor blanks, nor the difference between null and absent make
 * another guide of it, for the list and the single answer need not be written alike.
 * @param value parsed losslessly
 */
export function canonicalHash(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const fields = value as Record<string, unknown>;
  let text = '{';
  for (const name of Object.keys(fields).sort()) {
    const field = fields[name];
    if (field !== null && !notContent.has(name)) text += `${JSON.stringify(name)}:${canonical(field)},`;
  }
  return `${text}}`;
}
