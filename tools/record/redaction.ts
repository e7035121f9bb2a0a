import { maskedBody } from '../../apps/mock-upstream/src/engine/journal/masking/masked-body';
import { maskedForm } from '../../apps/mock-upstream/src/engine/journal/masking/masked-form';
import { maskedPath } from '../../apps/mock-upstream/src/engine/journal/masking/masked-path';
import { TextMasker } from '../../apps/mock-upstream/src/engine/journal/masking/text-masker';
import type { Contract, Operation } from '../conformance/contract';
import type { Fixture, RawExchange } from './exchange';
import { recordedKind } from './field-kinds';
import { operationOf } from './operation-of';
import { Placeholders, withoutPlaceholders, type HiddenValue } from './placeholders';
import { Pseudonyms } from './pseudonyms';
import { redactedBody } from './redacted-body';
import { identifierShapes } from './shapes';

export interface Redaction {
  fixtures: Fixture[];
  /** Everything that was replaced, for the search that follows. */
  hidden: readonly HiddenValue[];
  /** Whether this was made here. */
  isPseudonym(text: string): boolean;
}

interface Masked {
  path: string;
  query?: string;
  requestHeaders: Record<string, string>;
  requestBody: string;
  responseHeaders: Record<string, string>;
  responseBody: string;
}

const keptOfRequest = ['accept', 'authorization', 'content-type'];
const keptOfResponse = ['content-type', 'location', 'retry-after'];
const standInHost = 'vendor.example';

/**
 * Redacts a whole recording at once: who is named in one exchange is found in all of them. Of the headers only those are kept that the
 * contract or HTTP gives a meaning. Two readings, as in the journal: the first learns, the second masks.
 * @param target its host is replaced too
 */
export function redaction(vendor: string, contract: Contract, target: string, exchanges: readonly RawExchange[]): Redaction {
  const clean = exchanges.map((exchange) => cleaned(exchange, new URL(target)));
  const placeholders = new Placeholders();
  const masker = new TextMasker({ mask: placeholders.mask, fields: recordedKind });
  const operations = clean.map(({ method, path }) => operationOf(contract, method, path));
  for (const text of clean.flatMap(textsOf)) for (const { kind, text: found } of identifierShapes(text)) masker.value(kind, found);
  clean.forEach((exchange, at) => masked(exchange, operations[at], masker));

  const words = new Set(clean.flatMap((exchange) => textsOf(exchange).flatMap(wordsOf)));
  const pseudonyms = new Pseudonyms((word) => words.has(word));
  const made = new Set<string>();
  const pseudonym = ({ kind, value }: HiddenValue): string => {
    const text = pseudonyms.of(kind, value);
    made.add(text);
    return text;
  };
  const filled = (text: string) => placeholders.resolved(text, pseudonym);
  const filledHeaders = (headers: Record<string, string>) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filled(value)]));

  const fixtures = clean.map((exchange, at): Fixture => {
    const operation = operations[at];
    const shown = masked(exchange, operation, masker);
    const query = shown.query === undefined ? {} : { query: filled(shown.query) };
    const requestBody = redactedBody(exchange.requestBody, shown.requestBody, placeholders, pseudonyms);
    const responseBody = redactedBody(exchange.responseBody, shown.responseBody, placeholders, pseudonyms);
    return {
      vendor,
      operation: operation?.id ?? null,
      request: {
        method: exchange.method,
        path: filled(shown.path),
        ...query,
        headers: filledHeaders(shown.requestHeaders),
        ...requestBody,
      },
      response: { status: exchange.status, headers: filledHeaders(shown.responseHeaders), ...responseBody },
    };
  });
  for (const hidden of placeholders.values) pseudonym(hidden);
  const plain = new Set([...made].map((text) => text.replace(/[^0-9A-Za-z@.]/g, '')));
  return { fixtures, hidden: placeholders.values, isPseudonym: (text) => plain.has(text.replace(/[^0-9A-Za-z@.]/g, '')) };
}

/** The texts of an exchange in which people may be named. */
export function textsOf(exchange: RawExchange): string[] {
  const { path, requestHeaders, requestBody, responseHeaders, responseBody } = exchange;
  return [decodedPath(path), requestBody, responseBody, ...Object.values(requestHeaders), ...Object.values(responseHeaders)];
}

/** In small letters; a number written with marks also without them, as dates are. */
function wordsOf(text: string): string[] {
  const marked = text.match(/\d[\d.\-/]*\d/g) ?? [];
  return [...(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []), ...marked.map((run) => run.replace(/\D/g, ''))];
}

function masked(exchange: RawExchange, operation: Operation | undefined, masker: TextMasker): Masked {
  const [path = '', query] = exchange.path.split(/\?(.*)/s);
  const { requestHeaders, requestBody, responseHeaders, responseBody } = exchange;
  const own = operation?.parameters.filter((one) => one.in === 'header').map(({ name }) => name.toLowerCase()) ?? [];
  const headers = (from: Readonly<Record<string, string>>, kept: readonly string[]) =>
    Object.fromEntries(
      Object.entries(from)
        .filter(([name]) => kept.includes(name))
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([name, value]) => [name, masker.value(masker.kindOf(name), value)]),
    );
  return {
    path: maskedPath(path, operation?.path, masker),
    ...(query === undefined ? {} : { query: maskedForm(query, masker) }),
    requestHeaders: headers(requestHeaders, [...keptOfRequest, ...own]),
    requestBody: requestBody && maskedBody(requestBody, requestHeaders['content-type'] ?? '', 'caller', masker),
    responseHeaders: headers(responseHeaders, keptOfResponse),
    responseBody: responseBody && maskedBody(responseBody, responseHeaders['content-type'] ?? '', 'vendor', masker),
  };
}

function cleaned(exchange: RawExchange, { host, hostname }: URL): RawExchange {
  const clean = (text: string) => withoutPlaceholders(text).replaceAll(host, standInHost).replaceAll(hostname, standInHost);
  const all = (headers: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, clean(value)]));
  return {
    ...exchange,
    path: clean(exchange.path),
    requestHeaders: all(exchange.requestHeaders),
    requestBody: clean(exchange.requestBody),
    responseHeaders: all(exchange.responseHeaders),
    responseBody: clean(exchange.responseBody),
  };
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path.replaceAll('+', ' '));
  } catch {
    return path;
  }
}
