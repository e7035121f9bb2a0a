import type { EntityKind, EntityView, FilterField } from '../engine/entity-kind';
import { FieldError } from '../engine/field-error';

export interface EntityQuery {
  page: number;
  pageSize: number;
  filter: Record<string, string>;
}

/** @throws FieldError */
export function readEntityQuery(query: Readonly<Record<string, unknown>>, filters: readonly FilterField[] = []): EntityQuery {
  const { page = '1', pageSize = '20', world: _world, ...filter } = query;
  const known = filters.map(({ name }) => name);
  for (const [name, value] of Object.entries(filter)) {
    if (!known.includes(name)) throw new FieldError('query', `knows page, pageSize, world${known.map((one) => `, ${one}`).join('')}`);
    if (typeof value !== 'string') throw new FieldError(name, 'must be given once');
  }
  return {
    page: wholeNumber('page', page, 1_000_000),
    pageSize: wholeNumber('pageSize', pageSize, 1_000),
    filter: filter as Record<string, string>,
  };
}

/** One page, in the order in which the entities first came. */
export function entityPage<State>(
  kind: EntityKind<State>,
  state: State,
  { page, pageSize, filter }: EntityQuery,
): { items: EntityView[]; hasNext: boolean; total: number } {
  const first = (page - 1) * pageSize;
  const items: EntityView[] = [];
  let position = 0;
  for (const view of kind.list(state, filter)) {
    if (position >= first + pageSize) break;
    if (position++ >= first) items.push(view);
  }
  const total = kind.count(state, filter);
  return { items, hasNext: total > first + pageSize, total };
}

function wholeNumber(name: string, value: unknown, most: number): number {
  const number = typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : NaN;
  if (!(number >= 1 && number <= most)) throw new FieldError(name, `must be a whole number from 1 to ${most}`);
  return number;
}
