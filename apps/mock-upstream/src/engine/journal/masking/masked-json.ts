import type { FieldKind } from './field-kind';
import type { TextMasker } from './text-masker';

const blanks = /[ \t\r\n]*/y;
const text = /"[^"\\]*(?:\\[^][^"\\]*)*"/y;
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
/** A name without its colon may be a value that slipped. */
const colonAhead = /^[ \t\r\n]*:/;
const farthestColon = 200;
const fieldName = /^[A-Za-z_][\w-]{0,60}$/;
const literal = /(?:true|false|null)(?!\w)/y;

interface Open {
  array: boolean;
  empty: boolean;
  /** Kind of the field that holds this object or array; its members have it too unless their own name says otherwise. */
  kind?: FieldKind;
}

/**
 * Masks JSON in place: layout, order and escapes of what is not masked stay. Where the text stops being the beginning of a JSON
 * document the rest is masked as broken; a body cut short is right up to its end.
 */
export function maskedJson(source: string, masker: TextMasker): string {
  let at = 0;
  let result = '';
  let state: 'value' | 'key' | 'colon' | 'after' = 'value';
  let kind: FieldKind | undefined;
  const open: Open[] = [];

  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };

  if (source.charCodeAt(0) === 0xfeff) result += source[at++];
  for (;;) {
    result += take(blanks) ?? '';
    const character = source[at];
    if (character === undefined) return result;
    const inside = open.at(-1);
    const closing = inside !== undefined && character === (inside.array ? ']' : '}');
    if (closing && (state === 'after' || inside.empty)) {
      result += character;
      at++;
      open.pop();
      state = 'after';
    } else if (state === 'key') {
      if (inside) inside.empty = false;
      const token = take(text);
      const name = token && unquoted(token);
      if (token === undefined || name === undefined || !colonAhead.test(source.slice(at, at + farthestColon))) {
        at -= token?.length ?? 0;
        break;
      }
      // A name that is none may be a value that slipped: what follows it is not trusted either.
      kind = masker.kindOf(name) ?? inside?.kind ?? (fieldName.test(name) ? undefined : 'text');
      result += shownKey(token, name, masker);
      state = 'colon';
    } else if (state === 'colon') {
      if (character !== ':') break;
      result += character;
      at++;
      state = 'value';
    } else if (state === 'after') {
      if (character !== ',' || !inside) break;
      result += character;
      at++;
      kind = inside.kind;
      state = inside.array ? 'value' : 'key';
    } else if (character === '{' || character === '[') {
      if (inside) inside.empty = false;
      open.push({ array: character === '[', empty: true, kind });
      result += character;
      at++;
      state = character === '[' ? 'value' : 'key';
    } else {
      if (inside) inside.empty = false;
      const token = take(text) ?? take(number);
      if (token !== undefined) result += shownValue(token, kind, masker);
      else {
        const word = take(literal);
        if (word === undefined) break;
        result += word;
      }
      state = 'after';
    }
  }
  return result + (state === 'value' && kind !== undefined ? cutValue(source.slice(at), kind, masker) : masker.broken(source.slice(at)));
}

/** The rest begins with a value that has no end. */
function cutValue(rest: string, kind: FieldKind, masker: TextMasker): string {
  return rest.startsWith('"') && !rest.includes('"', 1) ? `"${masker.value(kind, rest.slice(1))}` : masker.broken(rest);
}

function shownValue(token: string, kind: FieldKind | undefined, masker: TextMasker): string {
  const plain = token.startsWith('"') ? unquoted(token) : token;
  if (plain === undefined)
    return JSON.stringify(kind === undefined ? masker.broken(token.slice(1, -1)) : masker.value(kind, token.slice(1, -1)));
  const masked = masker.value(kind, plain);
  return masked === plain ? token : JSON.stringify(masked);
}

function shownKey(token: string, name: string, masker: TextMasker): string {
  const masked = fieldName.test(name) ? name : masker.value('text', name);
  return masked === name ? token : JSON.stringify(masked);
}

/** Undefined for a string with an escape that JSON does not have. */
function unquoted(token: string): string | undefined {
  try {
    return JSON.parse(token) as string;
  } catch {
    return undefined;
  }
}
