/**
 * Tests a path without its query: `*` or `{name}` stands for one segment or a part of it, `**` for any number of segments. A pattern
 * that does not begin with `/` may match at the end of the path.
 */
export function pathPattern(pattern: string): (path: string) => boolean {
  const source = pattern
    .split(/(\*\*|\*|\{[^}]*\})/)
    .map((part) => {
      if (part === '**') return '.*';
      return part === '*' || /^\{[^}]*\}$/.test(part) ? '[^/]*' : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    })
    .join('');
  const whole = new RegExp(`^${pattern.startsWith('/') || pattern.startsWith('**') ? '' : '(?:.*/)?'}${source}$`, 's');
  return (path) => whole.test(path);
}

/** Path of a call without its query. */
export function pathOf(pathAndQuery: string): string {
  const at = pathAndQuery.indexOf('?');
  return at === -1 ? pathAndQuery : pathAndQuery.slice(0, at);
}
