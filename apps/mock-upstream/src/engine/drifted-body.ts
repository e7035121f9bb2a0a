import type { Drift, JsonType } from './fault';
import { pathSteps } from './journal/verify/values-at';

type Holder = Record<string | number, unknown>;
type Step = ReturnType<typeof pathSteps>[number];

/** The body as another contract would have it. A body that is no JSON object or array stays as it is, and so does what a path does not find. */
export function driftedBody(body: string, { set = {}, retype = {}, remove = [] }: Drift): string {
  const root = parsed(body);
  if (root === undefined) return body;
  for (const [path, value] of Object.entries(set)) change(root, path, (holder, name) => void (holder[name] = value));
  for (const [path, type] of Object.entries(retype)) {
    change(root, path, (holder, name) => {
      if (Object.hasOwn(holder, name)) holder[name] = retyped(holder[name], type);
    });
  }
  for (const path of remove) change(root, path, (holder, name) => void delete holder[name]);
  return JSON.stringify(root);
}

function change(root: Holder, path: string, apply: (holder: Holder, name: string | number) => void): void {
  const steps = pathSteps(path);
  const last = steps.pop();
  if (last === undefined) return;
  for (const holder of holdersAt([root], steps)) {
    if (last !== '*') apply(holder, last);
    else for (const name of Object.keys(holder)) apply(holder, name);
  }
}

function holdersAt(holders: Holder[], steps: readonly Step[]): Holder[] {
  return steps.reduce<Holder[]>(
    (found, step) => found.flatMap((holder) => (step === '*' ? Object.values(holder) : [holder[step]])).filter(isHolder),
    holders,
  );
}

function retyped(value: unknown, type: JsonType): unknown {
  switch (type) {
    case 'string':
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    case 'number':
      return Number(value) || 0;
    case 'boolean':
      return Boolean(value);
    case 'array':
      return [value];
    case 'object':
      return { value };
    case 'null':
      return null;
  }
}

function parsed(body: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isHolder(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}
