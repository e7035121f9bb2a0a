/** PostgreSQL's text form of an array of ids: several times cheaper than letting the driver quote every element. */
export function idArray(ids: readonly (string | number)[]): string {
  return `{${ids.join(',')}}`;
}

/** One value per line, for string_to_array; no value may hold a line break. */
export function lines(values: readonly (string | number)[]): string {
  return values.join('\n');
}

/** TypeORM answers rows for SELECT and INSERT, and [rows, count] for UPDATE and DELETE. */
export function rowsOf<Row>(answer: unknown): Row[] {
  if (!Array.isArray(answer)) return [];
  if (answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number') return answer[0] as Row[];
  return answer as Row[];
}
