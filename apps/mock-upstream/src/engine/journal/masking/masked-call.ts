import type { HeaderBag, JournalEntry } from '../journal-entry';
import type { FieldKind } from './field-kind';
import { maskedBody } from './masked-body';
import { maskedForm } from './masked-form';
import { maskedPath } from './masked-path';
import type { Mask } from './masks';
import { TextMasker } from './text-masker';

export type Headers = Record<string, string>;

/** The texts of one call as they may be shown. */
export interface MaskedCall {
  path: string;
  query: string | undefined;
  requestHeaders: Headers;
  requestBody: string | undefined;
  responseHeaders: Headers;
  responseBody: string | undefined;
  keys: string[] | undefined;
  warnings: string[] | undefined;
  reason: string | undefined;
  masker: TextMasker;
}

export interface Showing {
  mask: Mask;
  /** Shows all but secrets. */
  unmasked: boolean;
  kindOf: (name: string) => FieldKind | undefined;
}

/** Masks a call as a whole. It is read twice: what its fields tell in the first reading is found in its plain texts in the second. */
export function maskedCall(entry: JournalEntry, { mask, unmasked, kindOf }: Showing): MaskedCall {
  const masker = new TextMasker({ mask, reveal: unmasked, fields: kindOf });
  reading(entry, masker);
  return reading(entry, masker);
}

function reading(entry: JournalEntry, masker: TextMasker): MaskedCall {
  const { call } = entry;
  const at = call.path.indexOf('?');
  const path = at === -1 ? call.path : call.path.slice(0, at);
  return {
    path: maskedPath(path, call.template, masker),
    query: at === -1 ? undefined : maskedForm(call.path.slice(at + 1), masker),
    requestHeaders: maskedHeaders(call.headers, masker),
    requestBody: entry.requestBody && maskedBody(entry.requestBody, headerOf(call.headers, 'content-type'), 'caller', masker),
    responseHeaders: maskedHeaders(entry.responseHeaders ?? {}, masker),
    responseBody: entry.responseBody && maskedBody(entry.responseBody, headerOf(entry.responseHeaders, 'content-type'), 'vendor', masker),
    keys: entry.keys?.map((key) => masker.text(key)),
    warnings: entry.warnings?.map((warning) => masker.text(warning)),
    reason: entry.reason && masker.text(entry.reason),
    masker,
  };
}

/** Text of a header, several values joined as on the wire; empty when absent. Names in lower case. */
export function headerOf(headers: HeaderBag | undefined, name: string): string {
  const value = headers?.[name];
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}

function maskedHeaders(headers: HeaderBag, masker: TextMasker): Headers {
  const shown: [string, string][] = [];
  for (const name of Object.keys(headers)) {
    if (headers[name] === undefined) continue;
    const lower = name.toLowerCase();
    shown.push([lower, masker.value(masker.kindOf(lower), headerOf(headers, name))]);
  }
  return Object.fromEntries(shown.sort(([left], [right]) => (left < right ? -1 : 1)));
}
