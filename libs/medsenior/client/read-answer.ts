import { parseJsonLossless, storableText } from '@ponte/common';

/** A JSON object, or undefined when the body is anything else: bodies of errors may be empty, HTML, or a list. */
export function readObject(body: string): Record<string, unknown> | undefined {
  try {
    const value = parseJsonLossless(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Longer texts of the vendor are cut. Characters. */
const longestText = 2_000;

/** `messages` is null in the sample, said to be left out when null, and of unpublished content: texts are taken from wherever they are. */
export function readMessages(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [storable(value)];
  if (typeof value !== 'object' || value === null) return [];
  return (Array.isArray(value) ? value : Object.values(value)).flatMap((entry: unknown) => readMessages(entry));
}

/** The texts of an error body, whichever of the likely shapes it has. */
export function readErrorText(content: Record<string, unknown> | undefined): string | undefined {
  const { messages, message, errors, title, detail, error, error_description: description } = content ?? {};
  const texts = [messages, message, title, detail, errors, error, description].flatMap(readMessages);
  return texts.length > 0 ? [...new Set(texts)].join(' · ').slice(0, longestText) : undefined;
}

function storable(text: string): string {
  return storableText(text.slice(0, longestText));
}

/** A count or a number of seconds, as number or numeric text; anything else says nothing. */
export function readCount(value: unknown): number | undefined {
  const text = String(value);
  return (typeof value === 'number' || typeof value === 'string') && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
