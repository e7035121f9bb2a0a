import type { BehaviourResult } from '../run-suite';

/** What passing behaviours sent and saw, by operation. A part is named by its path, a value of it by `path=value`. */
export interface ObservedParts {
  statuses: Set<string>;
  /** Parameters that were sent, and those whose effect was shown. */
  sent: Set<string>;
  shown: Set<string>;
  /** Fields of bodies that were taken. */
  taken: Set<string>;
  answered: Set<string>;
}

export function observedParts(results: readonly BehaviourResult[]): Map<string, ObservedParts> {
  const byOperation = new Map<string, ObservedParts>();
  const partsOf = (operation: string): ObservedParts => {
    const known = byOperation.get(operation) ?? {
      statuses: new Set(),
      sent: new Set(),
      shown: new Set(),
      taken: new Set(),
      answered: new Set(),
    };
    byOperation.set(operation, known);
    return known;
  };
  for (const { behaviour, result, exchanges } of results) {
    if (result !== 'pass') continue;
    for (const { operation, wish, answer } of exchanges) {
      const parts = partsOf(operation.id);
      const shows = operation.id === behaviour.operation ? (behaviour.shows ?? []) : [];
      for (const name of shows) parts.shown.add(name);
      parts.statuses.add(String(answer.status));
      for (const [name, values] of parameters({ ...wish.headers, ...wish.query, ...wish.path })) {
        parts.sent.add(name);
        for (const value of values) {
          parts.sent.add(`${name}=${value}`);
          if (shows.includes(name)) parts.shown.add(`${name}=${value}`);
        }
      }
      if (answer.status < 300) {
        if (!behaviour.sendsBroken) collect('', wish.body, parts.taken);
        collect('', answer.json, parts.answered);
      }
    }
  }
  return byOperation;
}

/** A list may be written as one text with commas. */
function parameters(all: Readonly<Record<string, string | readonly string[]>>): [string, string[]][] {
  return Object.entries(all).map(([name, value]) => [name, [value].flat().flatMap((one) => [one, ...one.split(',')])]);
}

/** Paths of the fields of a body, and `path=value` of what is no object. */
export function collectPaths(body: unknown, into: Set<string>): void {
  collect('', body, into);
}

function collect(path: string, value: unknown, into: Set<string>): void {
  if (path !== '') into.add(path);
  if (Array.isArray(value)) for (const entry of value) collect(`${path}[]`, entry, into);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) collect(path === '' ? name : `${path}.${name}`, inner, into);
  } else if (path !== '') into.add(`${path}=${String(value)}`);
}
