import type { Message } from './exchange';
import type { HiddenValue, Placeholders } from './placeholders';
import type { Pseudonyms } from './pseudonyms';

/** Numbers that would be another number once they were read. */
const tooLong = /[[:,]\s*-?\d{16,}/;

/** A masked body with pseudonyms: JSON in the vendor's own order, where numbers stay numbers; else a text. */
export function redactedBody(raw: string, masked: string, placeholders: Placeholders, pseudonyms: Pseudonyms): Omit<Message, 'headers'> {
  if (raw === '') return {};
  const pseudonym = ({ kind, value }: HiddenValue) => pseudonyms.of(kind, value);
  const [before, after] = [parsed(raw), parsed(masked)];
  if (before === undefined || after === undefined || tooLong.test(raw)) return { text: placeholders.resolved(masked, pseudonym) };

  const walk = (was: unknown, is: unknown): unknown => {
    if (typeof is === 'string') {
      const hidden = typeof was === 'number' ? placeholders.only(is) : undefined;
      return hidden ? Number(pseudonyms.number(hidden.value)) : placeholders.resolved(is, pseudonym);
    }
    if (Array.isArray(is)) return is.map((one, at) => walk((was as unknown[])[at], one));
    if (typeof is !== 'object' || is === null) return is;
    const olds = Object.values(was as object) as unknown[];
    return Object.fromEntries(Object.entries(is).map(([name, one], at) => [placeholders.resolved(name, pseudonym), walk(olds[at], one)]));
  };
  return { body: walk(before, after) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
