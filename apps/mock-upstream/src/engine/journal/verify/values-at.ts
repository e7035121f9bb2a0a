type Step = string | number | '*';

/**
 * The steps of a dotted path: `items[0].name`, `items.0.name`, `$.items[*].personId`, `beneficiario['nome completo']`.
 * @throws SyntaxError when the path is not one
 */
export function pathSteps(path: string): Step[] {
  const steps: Step[] = [];
  const part = /\.?(?:\[(?:(\d+)|(\*)|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\]|([^.[\]'"]+))/y;
  const text = path.replace(/^\$\.?/, '');
  while (part.lastIndex < text.length) {
    const found = part.exec(text);
    if (!found) throw new SyntaxError('not a path such as items[0].name or items[*].personId');
    const [, index, star, single, double, name] = found;
    if (index !== undefined) steps.push(Number(index));
    else if (star !== undefined || name === '*') steps.push('*');
    else steps.push((single ?? double)?.replace(/\\(.)/g, '$1') ?? name ?? '');
  }
  return steps;
}

/** Every value that stands at the path; `*` is all members of an array or object. */
export function valuesAt(value: unknown, steps: readonly Step[]): unknown[] {
  let found: unknown[] = [value];
  for (const step of steps) found = found.flatMap((holder) => members(holder, step));
  return found;
}

function members(holder: unknown, step: Step): unknown[] {
  if (typeof holder !== 'object' || holder === null) return [];
  if (step === '*') return Object.values(holder);
  return Object.hasOwn(holder, step) ? [(holder as Record<string | number, unknown>)[step]] : [];
}
