import { closingQuote, longIntegerDigits, maxJsonDepth, parseJsonLossless } from './parse-json-lossless';

/** A JSON object, and its one long list in pieces. */
export interface JsonList {
  /** The object; where `list` is given, the list in it is empty. */
  envelope: unknown;
  list?: {
    length: number;
    /** The elements, parsed a piece at a time. @throws PonteError as parseJsonLossless does for the whole text */
    elements(): Generator<unknown, void, undefined>;
  };
}

/** Elements parsed together: few enough to die young, enough for the engine to give all of them one shape. */
const pieceSize = 64;

/**
 * Reads `{ …, "items": [ … ] }` without ever holding all elements of the list: 10,000 of them are some 25 MB of objects that the
 * collector would copy again and again. One pass over the characters outside strings finds where the elements stand. Whatever is
 * unusual (no such list, brackets that do not match, long integers) is read whole by `parseJsonLossless`, which also tells what is
 * wrong with a text that is not JSON.
 * @param name of the list, in this very spelling
 * @throws PonteError MALFORMED_JSON or JSON_TOO_DEEP
 */
export function readJsonList(text: string, name: string): JsonList {
  const place = placeOf(text, name);
  const envelope = place && parseOrUndefined(text.slice(0, place.cuts[0]) + text.slice(place.end));
  if (!place || envelope === undefined) return { envelope: parseJsonLossless(text) };
  return { envelope, list: { length: place.length, elements: () => readElements(text, place) } };
}

interface ListPlace {
  length: number;
  /** Where each piece begins: behind the bracket or a comma. */
  cuts: [number, ...number[]];
  /** Index of the closing bracket. */
  end: number;
}

function placeOf(text: string, name: string): ListPlace | undefined {
  let depth = 0;
  let nameAt = -1;
  let inList = false;
  let place: ListPlace | undefined;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      const end = closingQuote(text, at + 1);
      if (end === -1) return undefined;
      if (depth === 1) nameAt = end - at - 1 === name.length && text.startsWith(name, at + 1) ? at : -1;
      if (depth === 1 && nameAt === at && place) return undefined;
      at = end;
    } else if (code === 44) {
      if (!inList || depth !== 2 || !place) continue;
      if (place.length % pieceSize === 0) place.cuts.push(at + 1);
      place.length++;
    } else if (code === 123 || code === 91) {
      if (++depth > maxJsonDepth || (depth === 1 && code !== 123)) return undefined;
      if (depth !== 2 || code !== 91 || nameAt === -1) continue;
      if (place) return undefined;
      place = { length: 1, cuts: [at + 1], end: -1 };
      inList = true;
    } else if (code === 125 || code === 93) {
      if (inList && depth === 2 && place) {
        if (code !== 93) return undefined;
        place.end = at;
        inList = false;
      }
      depth--;
    } else if (code >= 48 && code <= 57) {
      const start = at;
      while (isDigit(text.charCodeAt(at + 1))) at++;
      if (at + 1 - start >= longIntegerDigits) return undefined;
    }
  }
  if (!place || place.end === -1) return undefined;
  if (place.length === 1 && text.slice(place.cuts[0], place.end).trim() === '') place.length = 0;
  return place;
}

function* readElements(text: string, { cuts, end, length }: ListPlace): Generator<unknown, void, undefined> {
  let read = 0;
  for (let piece = 0; piece < cuts.length; piece++) {
    const from = cuts[piece] ?? end;
    const next = cuts[piece + 1];
    const elements = parseOrUndefined(`[${text.slice(from, next === undefined ? end : next - 1)}]`);
    if (!Array.isArray(elements)) return faultOf(text);
    read += elements.length;
    yield* elements as unknown[];
  }
  if (read !== length) faultOf(text);
}

/** Only the whole text can say where it stops being JSON. */
function faultOf(text: string): never {
  parseJsonLossless(text);
  throw new Error('a list that could not be read in pieces was read whole');
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
