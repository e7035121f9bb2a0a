import { inspect } from 'node:util';
import { storableText } from '@ponte/common';
import { isObject, readProperty, readText, type JsonObject } from './read-answer';

/** Longer records are cut. Characters. */
const longestRecord = 16_000;

/**
 * What Protheus said, word for word. Its texts quote the request's body, member numbers and addresses of attachments: health data.
 * Whatever prints or serializes this object by accident gets the codes only; the words come out by `forRecord` alone, and go where
 * access is controlled. Query strings of addresses are secrets (signed addresses of attachments) and are gone even there.
 */
export class VendorText {
  readonly #record: string;
  readonly #codes: string;

  constructor(body: string, content: JsonObject | undefined) {
    const text = content === undefined ? withoutQueryStrings(body) : JSON.stringify(deepWithoutQueryStrings(content));
    this.#record = storableText(text).slice(0, longestRecord);
    this.#codes = content === undefined ? 'no JSON object' : codesOf(content).join(' ');
  }

  /** The whole answer for the record; JSON when the answer was JSON and short enough, else text. */
  forRecord(): string {
    return this.#record;
  }

  /** The codes it carries, in order: `E005 E005-1 E005-1`. */
  toString(): string {
    return this.#codes;
  }

  toJSON(): string {
    return this.#codes;
  }

  [inspect.custom](): string {
    return `VendorText(${this.#codes})`;
  }
}

/** A code that can be shown: short, and without a run of digits that could be somebody's number. */
export function printableCode(value: unknown): string | undefined {
  const text = readText(value);
  return text !== undefined && /^[A-Za-z0-9._-]{1,20}$/.test(text) && !/\d{6}/.test(text) ? text : undefined;
}

function codesOf(content: JsonObject): string[] {
  const details = readProperty(content, 'details');
  const parts = [content, ...(Array.isArray(details) ? details.slice(0, 20).filter(isObject) : [])];
  return parts.map((part) => printableCode(readProperty(part, 'code')) ?? '?');
}

function deepWithoutQueryStrings(value: unknown): unknown {
  if (typeof value === 'string') return withoutQueryStrings(value);
  if (Array.isArray(value)) return value.map(deepWithoutQueryStrings);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [withoutQueryStrings(name), deepWithoutQueryStrings(child)]));
}

/** Within `Url: …` of E005 the address goes to the end of the text, blanks included; elsewhere to the next blank, quote or bracket. */
function withoutQueryStrings(text: string): string {
  return text
    .replace(/(\burl:\s*[^?#\r\n]*)[?#][^]*$/i, '$1?***')
    .replace(/([a-z][a-z0-9+.-]*:(?:\\?\/){2}[^\s"'<>?#]*)[?#][^\s"'<>]*/gi, '$1?***');
}
