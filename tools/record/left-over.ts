import type { FieldKind } from '../../apps/mock-upstream/src/engine/journal/masking/field-kind';
import type { Fixture, RawExchange } from './exchange';
import type { HiddenValue } from './placeholders';
import { identifierShapes } from './shapes';
import { textsOf } from './redaction';

/** Shorter ones stand in too many harmless places; as a word of one's own they are still replaced. */
const shortest = 4;
const credentials = /^(authorization|cookie|set-cookie|password|username|.*token|.*key)$/;

export interface LeftOver {
  /** Place of the fixture. */
  at: number;
  kinds: FieldKind[];
}

/**
 * What of the input still stands in the fixtures: every value that was to be replaced, every number that by its check digits is
 * somebody's, every credential; and any such number in a fixture that nobody made here. Empty is the proof.
 */
export function leftOvers(
  exchanges: readonly RawExchange[],
  fixtures: readonly Fixture[],
  hidden: readonly HiddenValue[],
  isPseudonym: (text: string) => boolean,
): LeftOver[] {
  const wanted = new Map<string, FieldKind>();
  const want = (kind: FieldKind, value: string) => {
    const plain = simple(value);
    if (plain.length >= shortest && !/^[0 ]+$/.test(plain)) wanted.set(plain, kind);
  };
  for (const { kind, value } of hidden) want(kind, value);
  for (const exchange of exchanges) {
    for (const text of textsOf(exchange)) for (const { kind, text: found } of identifierShapes(text)) want(kind, found);
    for (const headers of [exchange.requestHeaders, exchange.responseHeaders])
      for (const [name, value] of Object.entries(headers))
        if (credentials.test(name)) want('secret', value.replace(/^(bearer|basic)\s+/i, ''));
  }

  const byFirstWord = new Map<string, [string, FieldKind][]>();
  for (const [plain, kind] of wanted) {
    const first = plain.split(' ', 1)[0] ?? '';
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), [plain, kind]]);
  }
  return fixtures.flatMap((fixture, at): LeftOver[] => {
    const kinds = new Set<FieldKind>();
    for (const text of new Set(textsIn(fixture))) {
      const whole = `${simple(text)} `;
      for (const { 0: word, index } of whole.matchAll(/\S+/g))
        for (const [plain, kind] of byFirstWord.get(word) ?? []) if (whole.startsWith(`${plain} `, index)) kinds.add(kind);
      for (const [run] of text.matchAll(/(?<![\p{L}\p{N}])\d[\d.\-/]*\d(?![\p{L}\p{N}])/gu)) {
        const kind = wanted.get(run.replace(/\D/g, ''));
        if (kind !== undefined) kinds.add(kind);
      }
      for (const { kind, text: found } of identifierShapes(text)) if (!isPseudonym(found)) kinds.add(kind);
    }
    return kinds.size === 0 ? [] : [{ at, kinds: [...kinds].sort() }];
  });
}

/** Words and numbers in small letters without accents, one blank between them; a written number is one. */
function simple(text: string): string {
  const number = /^[\d.\-/ ]+$/.test(text.trim()) ? text.replace(/\D/g, '') : text;
  const words = number
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).join(' ');
}

/** Every text of a fixture as a reader understands it: also behind the escapes of addresses and of JSON within JSON. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [...new Set([value, unescaped(value), value.replace(/\\(["\\/])/g, '$1')])];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => [name, ...textsIn(inside)]);
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
