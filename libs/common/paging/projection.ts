import { PonteError } from '../errors';

/**
 * Reads `fields=id,status` against the fields of a route's items.
 * @returns undefined when all fields are wanted
 * @throws PonteError QUERY_INVALID with the detail FIELDS_INVALID naming the fields
 */
export function parseFields<Field extends string>(fields: string | undefined, allowed: readonly Field[]): readonly Field[] | undefined {
  if (fields === undefined || fields === '') return undefined;
  const wanted = new Set(fields.split(',').map((name) => name.trim()));
  const known = allowed.filter((field) => wanted.has(field));
  if (known.length === wanted.size) return known;
  throw new PonteError('QUERY_INVALID', { details: [{ code: 'FIELDS_INVALID', path: 'fields', params: { allowed: allowed.join(', ') } }] });
}

/** Keeps only the wanted fields of an item, in the item's own order. */
export function project<Item extends object>(item: Item, fields: readonly (keyof Item & string)[] | undefined): Partial<Item> {
  if (fields === undefined) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => (fields as readonly string[]).includes(name))) as Partial<Item>;
}
