/** One page of a collection, as the TOTVS API guide writes it. */
export interface Page<T> {
  items: T[];
  hasNext: boolean;
}

/**
 * Cuts a page out of rows read with one more than asked for: the surplus row only tells that there is a next page.
 * @param rows at most `pageSize + 1`
 */
export function pageOf<T>(rows: readonly T[], pageSize: number): Page<T> {
  return { items: rows.slice(0, pageSize), hasNext: rows.length > pageSize };
}
