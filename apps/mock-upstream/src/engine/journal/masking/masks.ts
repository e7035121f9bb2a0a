import { createHmac } from 'node:crypto';
import type { FieldKind } from './field-kind';

/** Stands in for a value: equal values get equal masks. Only characters that need no escape in JSON, URLs, headers or a shell. */
export type Mask = (kind: FieldKind, value: string) => string;

const digitKinds: ReadonlySet<FieldKind> = new Set(['cpf', 'cns', 'card', 'document', 'phone']);

/** The value without what two spellings of it may differ in. */
function canonical(kind: FieldKind, value: string): string {
  const trimmed = value.trim();
  if (!digitKinds.has(kind)) return trimmed;
  const digits = trimmed.replace(/[^0-9A-Za-z]/g, '');
  return digits.length > 0 ? digits : trimmed;
}

/** `cpf~qjzkwbdmra`: a digest under a key that never leaves the journal, in letters only, so that it is not taken for a number. Keep it no longer than one answer takes. */
export function digestMask(key: string): Mask {
  const made = new Map<string, string>();
  return (kind, value) => {
    const plain = canonical(kind, value);
    let letters = made.get(plain);
    if (letters === undefined) made.set(plain, (letters = lettersOf(key, plain)));
    return `${kind}~${letters}`;
  };
}

function lettersOf(key: string, value: string): string {
  const digest = createHmac('sha256', key).update(value).digest();
  return String.fromCharCode(...digest.subarray(0, 10).map((byte) => 97 + (byte % 26)));
}

/** `cpf~1`, `name~2`: numbered in order of appearance. Says nothing of the value, needs no key, and is the same in every like run. */
export function numberedMask(): Mask {
  const numbers = new Map<string, number>();
  return (kind, value) => {
    const plain = canonical(kind, value);
    let number = numbers.get(plain);
    if (number === undefined) numbers.set(plain, (number = numbers.size + 1));
    return `${kind}~${number}`;
  };
}
