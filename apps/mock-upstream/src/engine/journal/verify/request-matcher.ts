import type { CallOutcome, JournalEntry } from '../journal-entry';
import { headerOf } from '../masking/masked-call';
import { decoded } from '../masking/masked-form';
import { pathOf, pathPattern } from '../path-pattern';
import { statusMatches, type StatusMatch } from '../status-match';
import { bodyChecks, type BodyMatch } from './body-match';
import type { Check } from './check';
import { valueChecks, type ValueMatch } from './value-match';

/** Which call is meant. All that is given must hold. */
export interface RequestMatcher {
  vendor?: string;
  operation?: string;
  method?: string;
  /** A pattern, see `pathPattern`, or `{ matches }` for a regular expression on the path without its query. */
  path?: string | { matches: string };
  status?: StatusMatch;
  outcome?: CallOutcome | 'open';
  /** An item key of the call. */
  key?: string;
  query?: Readonly<Record<string, ValueMatch>>;
  headers?: Readonly<Record<string, ValueMatch>>;
  body?: BodyMatch;
}

/** Holds a call against a matcher, the cheap conditions first; each condition is worked out when it is asked for. */
export type CompiledMatcher = (entry: JournalEntry) => Generator<Check>;

export function compiledMatcher(matcher: RequestMatcher): CompiledMatcher {
  const { vendor, operation, path, status, outcome, key, query = {}, headers = {}, body } = matcher;
  const method = matcher.method?.toUpperCase();
  const pathTest = path === undefined ? undefined : pathTester(path);
  return function* checks(entry) {
    const { call } = entry;
    if (vendor !== undefined) yield same('vendor', vendor, entry.vendor);
    if (operation !== undefined) yield same('operation', operation, entry.operation);
    if (method !== undefined) yield same('method', method, entry.method.toUpperCase());
    if (pathTest) yield pathTest(call.path, call.template);
    if (status !== undefined) {
      const actual = entry.status === undefined ? undefined : String(entry.status);
      yield { ...same('status', String(status), actual), ok: statusMatches(status, entry.status) };
    }
    if (outcome !== undefined) yield same('outcome', outcome, entry.outcome ?? 'open');
    if (key !== undefined) yield keyCheck(key, entry.keys ?? []);
    for (const [name, match] of Object.entries(query)) {
      yield* valueChecks(match, queryValues(call.path, name), { condition: `query ${name}`, field: name, form: 'value' }, true);
    }
    for (const [name, match] of Object.entries(headers)) {
      const lower = name.toLowerCase();
      const values = call.headers[lower] === undefined ? [] : [headerOf(call.headers, lower)];
      yield* valueChecks(match, values, { condition: `header ${lower}`, field: lower, form: 'value' }, true);
    }
    if (body) yield* bodyChecks(body, entry.requestBody, headerOf(call.headers, 'content-type'), lossOf(entry));
  };
}

export function matches(matcher: CompiledMatcher, entry: JournalEntry): boolean {
  for (const check of matcher(entry)) if (!check.ok) return false;
  return true;
}

/** Whether it holds regular expressions, which may take long. */
export function usesPattern({ path, query = {}, headers = {}, body }: RequestMatcher): boolean {
  const values = [body, ...Object.values({ ...body?.paths }), ...Object.values(query), ...Object.values(headers), path];
  return values.some((value) => typeof value === 'object' && value !== null && value.matches !== undefined);
}

function same(condition: string, expected: string, actual: string | undefined): Check {
  return { condition, verb: 'equals', expected, ok: expected === actual, actual, form: 'plain' };
}

function pathTester(path: string | { matches: string }): (path: string, template?: string) => Check {
  const pattern = typeof path === 'string' ? undefined : new RegExp(path.matches, 'su');
  const test = pattern ? (text: string): boolean => pattern.test(text) : pathPattern(path as string);
  const expected = typeof path === 'string' ? path : path.matches;
  return (given, template) => {
    const actual = pathOf(given);
    const ok = test(actual) || (template !== undefined && test(template));
    return { condition: 'path', verb: pattern ? 'matches' : 'equals', expected, ok, actual, form: 'path' };
  };
}

function keyCheck(key: string, keys: readonly string[]): Check {
  const ok = keys.includes(key);
  const actual = ok ? key : keys.slice(0, 5).join(', ');
  const note = !ok && keys.length > 5 ? `first 5 of ${keys.length} keys` : undefined;
  return { condition: 'key', verb: 'equals', expected: key, ok, actual: actual === '' ? undefined : actual, note, form: 'value' };
}

function queryValues(path: string, name: string): string[] {
  const query = path.slice(pathOf(path).length + 1);
  return query
    .split('&')
    .map((pair) => pair.split('='))
    .filter(([given = '']) => decoded(given) === name)
    .map(([, ...value]) => decoded(value.join('=')));
}

/** Why the body cannot be looked into as a whole. */
function lossOf(entry: JournalEntry): string | undefined {
  if (entry.requestLength === undefined) return undefined;
  return entry.bodiesDropped
    ? 'the body was dropped to make room for newer calls'
    : `only the beginning of ${entry.requestLength} characters was kept`;
}
