import { parseJsonLossless, storableText, type HttpAnswer } from '@ponte/common';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A JSON object, or undefined when the body is anything else: servers before Protheus answer HTML at times. */
export function readObject(answer: HttpAnswer): JsonObject | undefined {
  try {
    const value = parseJsonLossless(answer.body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property under its name or, failing that, under the same name in other letters: `prescription_Code` [doc, table] is `prescription_code`. */
export function readProperty(object: JsonObject, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name];
  const wanted = name.toLowerCase();
  const spelling = Object.keys(object).find((key) => key.toLowerCase() === wanted);
  return spelling === undefined ? undefined : object[spelling];
}

/** Text or a number as text; Protheus pads character columns with blanks, which go. */
export function readText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  return storableText(value).trimEnd();
}

/** An integer, or digits as text. */
export function readInteger(value: unknown): number | undefined {
  if (typeof value === 'string' && !/^\s*-?\d{1,15}\s*$/.test(value)) return undefined;
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isSafeInteger(number) ? number : undefined;
}

export function readBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

export function isSuccess({ status }: HttpAnswer): boolean {
  return status >= 200 && status < 300;
}
