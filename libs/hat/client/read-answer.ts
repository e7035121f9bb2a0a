import { parseJsonLossless, storableText, type HttpAnswer } from '@ponte/common';

/** A JSON object, or undefined when the body is anything else: vendors answer HTML at times. */
export function readObject(answer: HttpAnswer): Record<string, unknown> | undefined {
  try {
    const value = parseJsonLossless(answer.body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The texts of an error body: message, detailedMessage and details, joined. */
export function readErrorText(body: Record<string, unknown> | undefined): string | undefined {
  if (!body) return undefined;
  const details = Array.isArray(body.details) ? body.details : [];
  const parts = [body, ...details].flatMap((part: unknown) =>
    typeof part === 'object' && part !== null ? [Reflect.get(part, 'message'), Reflect.get(part, 'detailedMessage')] : [],
  );
  const texts = parts.flatMap((part) => readLines(part)).filter((part) => part !== '');
  return texts.length > 0 ? [...new Set(texts)].join(' · ').slice(0, longestText) : undefined;
}

/** detailedMessage is an array of texts in the documents; a lone text and odd elements are taken as they come. */
export function readLines(value: unknown): string[] {
  if (value === undefined || value === null || value === '') return [];
  if (!Array.isArray(value)) return [storable(typeof value === 'string' ? value : JSON.stringify(value))];
  return value.flatMap((line: unknown) => readLines(line));
}

/** Longer texts of HAT are cut: they are kept beside every item they are about. Characters. */
const longestText = 2_000;

/** What a token may be: anything that can stand in an address. */
const token = /^[^\s\p{Cc}\p{Surrogate}]{1,4096}$/u;

/** The first of the values that can be a processing token; numbers count, for nobody documents its form. */
export function readToken(...values: unknown[]): string | undefined {
  return values
    .map((value) => (typeof value === 'number' ? String(value) : value))
    .find((value): value is string => typeof value === 'string' && token.test(value));
}

/** What may be kept beside an item. */
export function storable(text: string): string {
  return storableText(text.slice(0, longestText));
}

const longestSeconds = 365 * 86_400;

/** `averageTime` and `timeout` come as numbers or numeric text, read as seconds, at most a year; anything else says nothing. */
export function readSeconds(value: unknown): number | undefined {
  if (typeof value !== 'number' && !(typeof value === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(value))) return undefined;
  const seconds = Number(value);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, longestSeconds) : undefined;
}
