import { FieldError } from './field-error';

export const defaultWorldName = 'default';

/** @throws FieldError naming `field` */
export function checkWorldName(name: unknown, field = 'world'): string {
  if (typeof name === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name)) return name;
  throw new FieldError(field, 'a world is named by 1 to 64 letters, digits, dots, hyphens and underscores, the first a letter or a digit');
}
