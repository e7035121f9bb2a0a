import { FieldError } from '../engine/field-error';

export type FilterToken =
  | { kind: '(' | ')' | ',' | 'end'; at: number }
  | { kind: 'text'; text: string; at: number }
  | { kind: 'integer'; value: number; at: number }
  | { kind: 'word'; text: string; at: number };

const pattern = /[ \t]*(?:([(),])|'([^']*)'|(-?\d{1,15})(?![\w.:-])|([A-Za-z_]\w*))/y;

/** @throws FieldError telling the character at which the filter cannot be read on, never what stands there */
export function filterTokens(filter: string): FilterToken[] {
  const tokens: FilterToken[] = [];
  const end = filter.trimEnd().length;
  for (let at = 0; at < end;) {
    pattern.lastIndex = at;
    const match = pattern.exec(filter);
    if (!match) throw new FieldError('filter', `cannot be read from character ${at + 1} on`);
    const [whole, sign, text, integer, word] = match;
    if (sign !== undefined) tokens.push({ kind: sign as '(', at });
    else if (text !== undefined) tokens.push({ kind: 'text', text, at });
    else if (integer !== undefined) tokens.push({ kind: 'integer', value: Number(integer), at });
    else tokens.push({ kind: 'word', text: word ?? '', at });
    at += whole.length;
  }
  tokens.push({ kind: 'end', at: end });
  return tokens;
}
