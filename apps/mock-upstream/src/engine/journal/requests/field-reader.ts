import { callOutcomes } from '../journal-entry';
import type { StatusMatch } from '../status-match';
import { JournalRequestError } from './journal-request-error';

/** Reads one object of a request field by field; every complaint names the field in full. */
export type Fields = Readonly<Record<string, unknown>>;

/** @throws JournalRequestError when it is no object, or has a field that is not among the known */
export function objectAt(value: unknown, where: string, known?: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new JournalRequestError(where, 'must be an object');
  const stranger = known && Object.keys(value).find((name) => !known.includes(name));
  if (stranger !== undefined && known) throw JournalRequestError.unknown(inside(where, stranger), known);
  return value as Fields;
}

export function inside(where: string, name: string): string {
  return where === '' || where === 'body of the request' ? name : `${where}.${name}`;
}

export function textAt(value: unknown, where: string): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '') throw new JournalRequestError(where, 'must be a text that is not empty');
  return value;
}

export function wholeAt(value: unknown, where: string, least = 0, most = Number.MAX_SAFE_INTEGER): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least || value > most) {
    const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
    throw new JournalRequestError(where, `must be a whole number ${range}`);
  }
  return value;
}

export function flagAt(value: unknown, where: string): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value;
  throw new JournalRequestError(where, 'must be true or false');
}

export function oneOfAt<Choice extends string>(value: unknown, where: string, choices: readonly Choice[]): Choice | undefined {
  if (value === undefined) return undefined;
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new JournalRequestError(where, `must be one of ${choices.join(', ')}`);
  return choice;
}

export const listedOutcomes = [...callOutcomes, 'open'] as const;

export function statusAt(value: unknown, where: string): StatusMatch | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 999) return value;
  if (typeof value === 'string' && /^[1-9](?:\d\d|\dx|xx)$/i.test(value)) return value;
  throw new JournalRequestError(where, 'must be an HTTP status such as 404, or a class such as 4xx');
}

/** Longer ones are no test of a request but an attack on the process, or a mistake. */
const longestPattern = 2_000;

export function patternAt(value: unknown, where: string): string | undefined {
  const pattern = textAt(value, where);
  if (pattern === undefined) return undefined;
  if (pattern.length > longestPattern) throw new JournalRequestError(where, `must not be longer than ${longestPattern} characters`);
  try {
    new RegExp(pattern, 'su');
  } catch {
    throw new JournalRequestError(where, 'is not a regular expression');
  }
  return pattern;
}
