import { given } from '../entry-view';
import type { BodyMatch } from '../verify/body-match';
import type { RequestMatcher } from '../verify/request-matcher';
import type { ValueMatch, ValueTest } from '../verify/value-match';
import { pathSteps } from '../verify/values-at';
import type { VerifySpec } from '../verify/verify';
import { flagAt, inside, listedOutcomes, objectAt, oneOfAt, patternAt, statusAt, textAt, wholeAt } from './field-reader';
import { JournalRequestError } from './journal-request-error';

const specFields = ['request', 'count', 'never', 'order', 'since', 'unmasked'];
const countFields = ['exactly', 'atLeast', 'atMost'];
const matcherFields = ['vendor', 'operation', 'method', 'path', 'status', 'outcome', 'key', 'query', 'headers', 'body'];
const testFields = ['equals', 'contains', 'matches', 'absent', 'json'];
const bodyFields = [...testFields, 'paths'];
const mostSteps = 1_000;

/**
 * What `POST /__admin/requests/verify` was asked.
 * @throws JournalRequestError naming the field that is unknown or wrong
 */
export function parsedVerifySpec(value: unknown): VerifySpec {
  const fields = objectAt(value, 'body of the request', specFields);
  const { request, order, count, never } = fields;
  if ((request === undefined) === (order === undefined)) throw new JournalRequestError('request', 'give either request or order');
  const alone = flagAt(never, 'never');
  if (count !== undefined && (order !== undefined || alone)) {
    throw new JournalRequestError('count', 'goes with request alone, not with never or order');
  }
  if (alone && order !== undefined) throw new JournalRequestError('never', 'goes with request, not with order');
  return given({
    request: request === undefined ? undefined : parsedMatcher(request, 'request'),
    order: order === undefined ? undefined : parsedOrder(order),
    count: count === undefined ? undefined : parsedCount(count),
    never: alone,
    since: wholeAt(fields.since, 'since'),
    unmasked: flagAt(fields.unmasked, 'unmasked'),
  });
}

function parsedOrder(value: unknown): RequestMatcher[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostSteps) {
    throw new JournalRequestError('order', `must be a list of 1 to ${mostSteps} matchers`);
  }
  return value.map((matcher, at) => parsedMatcher(matcher, `order[${at}]`));
}

function parsedCount(value: unknown): VerifySpec['count'] {
  if (typeof value === 'number') return wholeAt(value, 'count');
  const fields = objectAt(value, 'count', countFields);
  const exactly = wholeAt(fields.exactly, 'count.exactly');
  const atLeast = wholeAt(fields.atLeast, 'count.atLeast');
  const atMost = wholeAt(fields.atMost, 'count.atMost');
  if (exactly === undefined && atLeast === undefined && atMost === undefined) {
    throw new JournalRequestError('count', `give ${countFields.join(', ')} or a number`);
  }
  if (exactly !== undefined && (atLeast !== undefined || atMost !== undefined)) {
    throw new JournalRequestError('count.exactly', 'stands alone');
  }
  if (atLeast !== undefined && atMost !== undefined && atLeast > atMost) {
    throw new JournalRequestError('count.atLeast', 'must not be more than atMost');
  }
  return given({ exactly, atLeast, atMost });
}

export function parsedMatcher(value: unknown, where: string): RequestMatcher {
  const fields = objectAt(value, where, matcherFields);
  const at = (name: string): string => inside(where, name);
  return given({
    vendor: textAt(fields.vendor, at('vendor')),
    operation: textAt(fields.operation, at('operation')),
    method: textAt(fields.method, at('method')),
    path: fields.path === undefined ? undefined : parsedPath(fields.path, at('path')),
    status: statusAt(fields.status, at('status')),
    outcome: oneOfAt(fields.outcome, at('outcome'), listedOutcomes),
    key: textAt(fields.key, at('key')),
    query: fields.query === undefined ? undefined : parsedValues(fields.query, at('query')),
    headers: fields.headers === undefined ? undefined : parsedValues(fields.headers, at('headers')),
    body: fields.body === undefined ? undefined : parsedBodyMatch(fields.body, at('body')),
  });
}

function parsedPath(value: unknown, where: string): RequestMatcher['path'] {
  if (typeof value === 'string') return textAt(value, where);
  const matches = patternAt(objectAt(value, where, ['matches']).matches, `${where}.matches`);
  if (matches === undefined) throw new JournalRequestError(where, 'must be a pattern, or an object with matches');
  return { matches };
}

function parsedBodyMatch(value: unknown, where: string): BodyMatch {
  const fields = objectAt(value, where, bodyFields);
  const { paths, ...test } = fields;
  const match: BodyMatch = parsedTest(test, where, bodyFields, paths !== undefined);
  if (paths === undefined) return match;
  for (const path of Object.keys(objectAt(paths, `${where}.paths`))) {
    try {
      pathSteps(path);
    } catch {
      throw new JournalRequestError(`${where}.paths`, 'a name in it is not a path such as items[0].name or items[*].personId');
    }
  }
  return { ...match, paths: parsedValues(paths, `${where}.paths`) };
}

function parsedValues(value: unknown, where: string): Record<string, ValueMatch> {
  const fields = objectAt(value, where);
  return Object.fromEntries(Object.entries(fields).map(([name, match]) => [name, parsedValue(match, inside(where, name))]));
}

function parsedValue(value: unknown, where: string): ValueMatch {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return parsedTest(objectAt(value, where, testFields), where, testFields, false);
}

function parsedTest(fields: Readonly<Record<string, unknown>>, where: string, known: readonly string[], mayBeEmpty: boolean): ValueTest {
  const { equals, json } = fields;
  const test: ValueTest = given({
    equals,
    contains: textAt(fields.contains, `${where}.contains`),
    matches: patternAt(fields.matches, `${where}.matches`),
    absent: flagAt(fields.absent, `${where}.absent`),
    json,
  });
  if (Object.keys(test).length === 0 && !mayBeEmpty) throw new JournalRequestError(where, `give at least one of ${known.join(', ')}`);
  return test;
}
