import { closingQuote } from './parse-json-lossless';

/**
 * The elements of one list of a JSON object, each exactly as it stands in the text: digits, escapes, spaces and unknown fields included.
 * @param text a JSON object that was parsed before; broken JSON is not noticed here
 * @param property name of a property of the outermost object; written twice, the last one counts, as for JSON.parse
 * @returns undefined when there is no such property, or it holds no list
 */
export function arrayElementTexts(text: string, property: string): string[] | undefined {
  let found: string[] | undefined;
  let at = text.indexOf('{') + 1;
  for (;;) {
    at = skipBlanks(text, at);
    if (text.charAt(at) !== '"') return found;
    const nameEnd = endOfValue(text, at);
    const name = JSON.parse(text.slice(at, nameEnd)) as string;
    const start = skipBlanks(text, text.indexOf(':', nameEnd) + 1);
    const end = endOfValue(text, start);
    if (name === property) found = text.charAt(start) === '[' ? elementsOf(text, start) : undefined;
    at = skipBlanks(text, end);
    if (text.charAt(at) !== ',') return found;
    at++;
  }
}

function elementsOf(text: string, open: number): string[] {
  const elements: string[] = [];
  let at = skipBlanks(text, open + 1);
  while (at < text.length && text.charAt(at) !== ']') {
    const end = endOfValue(text, at);
    elements.push(text.slice(at, end));
    at = skipBlanks(text, end);
    if (text.charAt(at) === ',') at = skipBlanks(text, at + 1);
  }
  return elements;
}

const structure = /["{}[\]]/g;
const scalar = /[^\s,\]}]*/y;

/** Index behind the value that starts at `start`. */
function endOfValue(text: string, start: number): number {
  const first = text.charAt(start);
  if (first === '"') return endOfString(text, start);
  if (first !== '{' && first !== '[') {
    scalar.lastIndex = start;
    scalar.exec(text);
    return Math.max(scalar.lastIndex, start + 1);
  }
  let depth = 0;
  structure.lastIndex = start;
  for (let mark = structure.exec(text); mark; mark = structure.exec(text)) {
    if (mark[0] === '"') structure.lastIndex = endOfString(text, mark.index);
    else if (mark[0] === '{' || mark[0] === '[') depth++;
    else if (--depth === 0) return mark.index + 1;
  }
  return text.length;
}

/** Index behind the string that starts at `start`. */
function endOfString(text: string, start: number): number {
  const quote = closingQuote(text, start + 1);
  return quote === -1 ? text.length : quote + 1;
}

function skipBlanks(text: string, at: number): number {
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at++;
  return at;
}
