type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | 'colon' | 'comma or end' | 'nothing';

const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const plainEscapes = new Set('"\\/bfnrt');

/**
 * Where a text stops being JSON: the index of the first character that cannot stand there, or the length of a text that is cut off.
 * Engines tell it only sometimes and in words that differ, quoting the text, so it is found here. Only run on texts that failed.
 */
export function jsonFaultPosition(text: string): number {
  const closers: string[] = [];
  let expected: Expected = 'value';
  const afterValue = (): Expected => (closers.length > 0 ? 'comma or end' : 'nothing');
  for (let at = 0; at < text.length;) {
    const character = text.charAt(at);
    if (' \t\n\r'.includes(character)) {
      at++;
      continue;
    }
    const wantsValue: boolean = expected === 'value' || expected === 'value or ]';
    const wantsName: boolean = expected === 'name' || expected === 'name or }';
    if (character === '"' && (wantsValue || wantsName)) {
      const end = endOfString(text, at + 1);
      if (end < 0) return -end - 1;
      at = end;
      expected = wantsName ? 'colon' : afterValue();
      continue;
    }
    if ((character === '{' || character === '[') && wantsValue) {
      closers.push(character === '{' ? '}' : ']');
      expected = character === '{' ? 'name or }' : 'value or ]';
    } else if (
      character === closers.at(-1) &&
      (expected === 'comma or end' || expected === `name or ${character}` || expected === `value or ${character}`)
    ) {
      closers.pop();
      expected = afterValue();
    } else if (character === ':' && expected === 'colon') expected = 'value';
    else if (character === ',' && expected === 'comma or end') expected = closers.at(-1) === '}' ? 'name' : 'value';
    else {
      scalar.lastIndex = at;
      const matched = wantsValue ? scalar.exec(text)?.[0] : undefined;
      if (matched === undefined) return at;
      at += matched.length;
      expected = afterValue();
      continue;
    }
    at++;
  }
  return text.length;
}

/** @returns the index behind the closing quote, or the index of the fault as `-index - 1` */
function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') return at + 1;
    if (character < ' ') return -at - 1;
    if (character !== '\\') continue;
    at++;
    if (text.charAt(at) === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) at += 4;
    else if (!plainEscapes.has(text.charAt(at))) return -at - 1;
  }
  return -text.length - 1;
}
