import { PonteError } from '../errors';

export interface OrderBy<Field extends string> {
  readonly field: Field;
  readonly descending: boolean;
}

/**
 * Reads `order=-createdAt,name` against the fields a route can sort by. A leading `+` may arrive as a blank, since query strings
 * read `+` so. Each field may stand once.
 * @throws PonteError QUERY_INVALID with the detail ORDER_INVALID naming the fields
 */
export function parseOrder<Field extends string>(order: string | undefined, allowed: readonly Field[]): OrderBy<Field>[] {
  if (order === undefined || order === '') return [];
  const result: OrderBy<Field>[] = [];
  for (const part of order.split(',')) {
    const [, sign, name] = /^([-+ ]?)(\w+)$/.exec(part) ?? [];
    const field = allowed.find((candidate) => candidate === name);
    if (field === undefined || result.some((other) => other.field === field)) {
      throw new PonteError('QUERY_INVALID', {
        details: [{ code: 'ORDER_INVALID', path: 'order', params: { allowed: allowed.join(', ') } }],
      });
    }
    result.push({ field, descending: sign === '-' });
  }
  return result;
}
