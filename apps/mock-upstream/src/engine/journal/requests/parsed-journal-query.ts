import { given } from '../entry-view';
import { mostListed, type JournalQuery } from '../journal-query';
import type { ShowOptions } from '../journal';
import { listedOutcomes, oneOfAt, statusAt, textAt, wholeAt } from './field-reader';
import { JournalRequestError } from './journal-request-error';

const queryFields = [
  'vendor',
  'operation',
  'method',
  'path',
  'status',
  'outcome',
  'key',
  'body',
  'since',
  'from',
  'until',
  'order',
  'limit',
  'unmasked',
] as const;

/** Query string of an admin route, as frameworks hand it over. */
export type QueryString = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * What `GET /__admin/requests` and its count were asked. `body` is a text that the request body contains; `from` and `until` are
 * ISO 8601 instants.
 * @throws JournalRequestError naming the parameter that is unknown, repeated or wrong
 */
export function parsedJournalQuery(parameters: QueryString): { query: JournalQuery; options: ShowOptions } {
  const read = readerOf(parameters, queryFields);
  const body = textAt(read('body'), 'body');
  const query = given({
    vendor: textAt(read('vendor'), 'vendor'),
    operation: textAt(read('operation'), 'operation'),
    method: textAt(read('method'), 'method'),
    path: textAt(read('path'), 'path'),
    status: statusAt(read('status'), 'status'),
    outcome: oneOfAt(read('outcome'), 'outcome', listedOutcomes),
    key: textAt(read('key'), 'key'),
    body: body === undefined ? undefined : { contains: body },
    since: numberOf(read('since'), 'since'),
    from: instantOf(read('from'), 'from'),
    until: instantOf(read('until'), 'until'),
    order: oneOfAt(read('order'), 'order', ['asc', 'desc'] as const),
    limit: numberOf(read('limit'), 'limit', 1, mostListed),
  });
  return { query, options: given({ unmasked: flagOf(read('unmasked'), 'unmasked') }) };
}

/**
 * What `GET /__admin/requests/export` was asked.
 * @throws JournalRequestError naming the parameter that is unknown, repeated or wrong
 */
export function parsedExportOptions(parameters: QueryString): ShowOptions {
  return given({ unmasked: flagOf(readerOf(parameters, ['unmasked'])('unmasked'), 'unmasked') });
}

function readerOf<Name extends string>(parameters: QueryString, known: readonly Name[]): (name: Name) => string | undefined {
  for (const [name, value] of Object.entries(parameters)) {
    if (!known.some((one) => one === name)) throw JournalRequestError.unknown(name, known);
    if (Array.isArray(value)) throw new JournalRequestError(name, 'must be given once');
  }
  return (name) => parameters[name] as string | undefined;
}

function numberOf(text: string | undefined, where: string, least = 0, most?: number): number | undefined {
  if (text === undefined) return undefined;
  return wholeAt(/^\d{1,15}$/.test(text) ? Number(text) : NaN, where, least, most);
}

function instantOf(text: string | undefined, where: string): number | undefined {
  if (text === undefined) return undefined;
  const instant = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(instant)) throw new JournalRequestError(where, 'must be a date or an instant such as 2026-01-31T10:00:00Z');
  return instant;
}

function flagOf(text: string | undefined, where: string): boolean | undefined {
  if (text === undefined) return undefined;
  return oneOfAt(text, where, ['true', 'false'] as const) === 'true';
}
