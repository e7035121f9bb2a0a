import { printableName } from '../errors';
import { closingQuote } from './parse-json-lossless';

interface Level {
  /** Names given so far; absent in a list. */
  names?: Set<string>;
  path: string;
  /** Name or index of what stands here now. */
  at: string;
  index: number;
}

/**
 * Where an object names a field that it has named before: `JSON.parse` keeps the last of them and tells nothing.
 * @param text that has been parsed: of a text that is not JSON nothing is said
 * @returns paths as `medications[0].tableCode`, each once, in the order of the text
 */
export function repeatedFields(text: string): string[] {
  const found = new Set<string>();
  const levels: Level[] = [];
  let named = true;
  for (let at = 0; at < text.length; at++) {
    const level = levels[levels.length - 1];
    switch (text.charAt(at)) {
      case '{':
      case '[':
        levels.push({
          names: text.charAt(at) === '{' ? new Set() : undefined,
          path: level ? level.path + level.at : '',
          at: '[0]',
          index: 0,
        });
        named = text.charAt(at) === '[';
        break;
      case '}':
      case ']':
        levels.pop();
        break;
      case ',':
        named = level?.names === undefined;
        if (level && named) level.at = `[${++level.index}]`;
        break;
      case '"': {
        const end = closingQuote(text, at + 1);
        if (end === -1) return [...found];
        if (level?.names && !named) {
          const name = JSON.parse(text.slice(at, end + 1)) as string;
          level.at = level.path === '' ? printableName(name) : `.${printableName(name)}`;
          if (level.names.has(name)) found.add(level.path + level.at);
          level.names.add(name);
          named = true;
        }
        at = end;
      }
    }
  }
  return [...found];
}
