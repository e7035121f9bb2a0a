import type { Check } from './check';
import { leafChecks, sameJson } from './json-differences';

/** A value equal to this, or one that passes all that is given. */
export type ValueMatch = string | number | boolean | null | ValueTest;

export interface ValueTest {
  equals?: unknown;
  contains?: string;
  /** A regular expression, found anywhere unless it has `^` and `$`. */
  matches?: string;
  /** True: no such value. False: any value. */
  absent?: boolean;
  /** JSON that the value must contain; see `leafChecks`. */
  json?: unknown;
}

type Named = Pick<Check, 'condition' | 'field' | 'form'>;

/**
 * Holds the values that stand in one place against a match; one value that passes is enough. `written` says that the values are
 * texts from a header or a query, where a number is expected as its digits.
 */
export function valueChecks(match: ValueMatch, values: readonly unknown[], named: Named, written: boolean): Check[] {
  const test: ValueTest = typeof match === 'object' && match !== null ? match : { equals: match };
  const checks: Check[] = [];
  const add = (verb: Check['verb'], expected: string, passes: (value: unknown) => boolean): void => {
    const passing = values.find(passes);
    const ok = values.some(passes);
    const actual = values.length === 0 ? undefined : shownText(ok ? passing : values[0]);
    const note = !ok && values.length > 1 ? `first of ${values.length} values` : undefined;
    checks.push({ ...named, verb, expected, ok, actual, ...(note === undefined ? {} : { note }) });
  };
  if ('equals' in test) {
    const expected = written && test.equals !== null && typeof test.equals !== 'object' ? String(test.equals) : test.equals;
    add('equals', shownText(expected), (value) => sameJson(expected, value));
  }
  const { contains, matches, absent, json } = test;
  if (contains !== undefined) add('contains', contains, (value) => shownText(value).includes(contains));
  if (matches !== undefined) {
    const pattern = new RegExp(matches, 'su');
    add('matches', matches, (value) => pattern.test(shownText(value)));
  }
  if (json !== undefined) add('is like', JSON.stringify(json), (value) => leafChecks(json, value).every(({ ok }) => ok));
  if (absent !== undefined) {
    const actual = values.length === 0 ? undefined : shownText(values[0]);
    checks.push({ ...named, verb: absent ? 'absent' : 'present', expected: '', ok: (values.length === 0) === absent, actual });
  }
  return checks;
}

/** A text as it is, all else as JSON. */
export function shownText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}
