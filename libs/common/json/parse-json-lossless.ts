import { PonteError } from '../errors';
import { jsonFaultPosition } from './json-fault-position';

/** Deeper nesting is refused: nothing documented needs it, and recursive code behind us must not overflow its stack. */
export const maxJsonDepth = 64;

/** Integers of this many digits or more do not fit a double safely (Number.MAX_SAFE_INTEGER has 16). */
export const longIntegerDigits = 16;

const quote = 34;
const backslash = 92;
const minus = 45;
const zero = 48;
const nine = 57;

/**
 * Reads JSON without losing identifiers: an integer of 16 or more digits outside a string comes back as text; all else as `JSON.parse`.
 * One pass over the characters outside strings bounds the depth and finds such integers; usually there are none and the text is
 * parsed as it is.
 * @throws PonteError MALFORMED_JSON (without any part of the text) or JSON_TOO_DEEP
 */
export function parseJsonLossless(text: string): unknown {
  const exact = quoteLongIntegers(text);
  try {
    return JSON.parse(exact) as unknown;
  } catch {
    // The engine's message quotes the text around the fault, which may be personal data: only the position is told.
    throw new PonteError('MALFORMED_JSON', { params: { position: jsonFaultPosition(text) } });
  }
}

function quoteLongIntegers(text: string): string {
  let depth = 0;
  let copiedUpTo = 0;
  let rewritten = '';
  const length = text.length;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = closingQuote(text, at + 1);
      if (at === -1) return text;
    } else if (code === 123 || code === 91) {
      if (++depth > maxJsonDepth) throw new PonteError('JSON_TOO_DEEP', { params: { max: maxJsonDepth } });
    } else if (code === 125 || code === 93) {
      depth--;
    } else if (code >= zero && code <= nine) {
      const start = at;
      while (at + 1 < length && isDigit(text.charCodeAt(at + 1))) at++;
      if (at + 1 - start < longIntegerDigits || code === zero) continue;
      const from = text.charCodeAt(start - 1) === minus ? start - 1 : start;
      if (!opensValue(text, from - 1) || !closesValue(text, at + 1)) continue;
      rewritten += `${text.slice(copiedUpTo, from)}"${text.slice(from, at + 1)}"`;
      copiedUpTo = at + 1;
    }
  }
  return copiedUpTo === 0 ? text : rewritten + text.slice(copiedUpTo);
}

/** Index of the quote that ends a string whose content starts at `from`, or -1. */
export function closingQuote(text: string, from: number): number {
  let end = text.indexOf('"', from);
  while (end !== -1) {
    let slashes = 0;
    while (end - 1 - slashes >= from && text.charCodeAt(end - 1 - slashes) === backslash) slashes++;
    if (slashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return -1;
}

function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** A number only starts a value after `:` `,` `[` or at the start of the text; anywhere else the text is broken and must stay so. */
function opensValue(text: string, before: number): boolean {
  while (before >= 0 && isBlank(text.charCodeAt(before))) before--;
  return before < 0 || text[before] === ':' || text[before] === ',' || text[before] === '[';
}

/** Followed by `.`, `e` or `:` it is a fraction, an exponent or a bare key: left to JSON.parse. */
function closesValue(text: string, after: number): boolean {
  while (after < text.length && isBlank(text.charCodeAt(after))) after++;
  return after >= text.length || text[after] === ',' || text[after] === ']' || text[after] === '}';
}
