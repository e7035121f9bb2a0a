/**
 * Tests a path without its query: `*` or `{name}` stands for one segment or a part of it, `**` for any number of segments. A pattern
 * that does not begin with `/` may match at the end of the path.
 */
export function pathPattern(pattern: string): (path: string) => boolean {
  const tokens = tokensOf(pattern);
  const anchored = pattern.startsWith('/') || pattern.startsWith('**');
  return (path) => matches(tokens, path) || (!anchored && matches([anything, '/', ...tokens], path));
}

/** Any text within one segment; any text. */
const within = Symbol('within');
const anything = Symbol('anything');
type Token = string | typeof within | typeof anything;

function tokensOf(pattern: string): Token[] {
  return pattern.split(/(\*\*|\*|\{[^}]*\})/).flatMap((part): Token[] => {
    if (part === '**') return [anything];
    return part === '*' || /^\{[^}]*\}$/.test(part) ? [within] : part.split('');
  });
}

/** Walks all ways through the tokens at once: a pattern of many stars costs its length for each character, never more. */
function matches(tokens: readonly Token[], path: string): boolean {
  let places = reachable(tokens, [0]);
  for (const character of path.split('')) {
    const next: number[] = [];
    for (const place of places) {
      const token = tokens[place];
      if (token === anything || (token === within && character !== '/')) next.push(place);
      else if (token === character) next.push(place + 1);
    }
    places = reachable(tokens, next);
    if (places.size === 0) return false;
  }
  return places.has(tokens.length);
}

/** A star may also stand for nothing. */
function reachable(tokens: readonly Token[], from: readonly number[]): Set<number> {
  const places = new Set<number>();
  for (let place of from) {
    places.add(place);
    while (typeof tokens[place] === 'symbol') places.add(++place);
  }
  return places;
}

/** Path of a call without its query. */
export function pathOf(pathAndQuery: string): string {
  const at = pathAndQuery.indexOf('?');
  return at === -1 ? pathAndQuery : pathAndQuery.slice(0, at);
}
