import { printableName } from '@ponte/common';

/**
 * Where a name stands that every object has (`constructor`, `__proto__`, `toString`), as `items[3].constructor`. Copying an object into a
 * class loses such names without a word, and no field of ours is called so.
 */
export function inheritedNames(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => inheritedNames(entry, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, content]) => {
    const place = `${path}${path === '' ? '' : '.'}${printableName(name)}`;
    return name in Object.prototype ? [place] : inheritedNames(content, place);
  });
}
