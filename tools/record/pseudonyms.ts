import { randomUUID } from 'node:crypto';
import type { FieldKind } from '../../apps/mock-upstream/src/engine/journal/masking/field-kind';
import { datePseudonym } from './date-pseudonym';
import { drawnNumber } from './drawn-number';
import { numberPseudonym } from './number-pseudonym';

/** After so many vain tries a short number may stand for another one's: it says too little to matter. */
const mostTries = 200;
const particles = new Set(['de', 'da', 'do', 'das', 'dos', 'e']);
const [consonants, vowels] = ['bdfglmnprstvz', 'aeiou'];
const syllables = 3;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const numeric = /^[+(]?[\d][\d.\-/() ]*$/;

/**
 * What stands for a person's data: the same for the same value in every spelling, and never something that was in the input. The key is
 * new for each recording and kept nowhere, so that nobody can try all CPFs.
 */
export class Pseudonyms {
  readonly #key = randomUUID();
  readonly #given = new Map<string, string>();
  readonly #used = new Set<string>();
  #secrets = 0;

  /** @param seen whether the input has this, in small letters, as a whole word or number */
  constructor(private readonly seen: (word: string) => boolean) {}

  of(kind: FieldKind, value: string): string {
    const text = value.trim();
    if (kind === 'secret') return this.#secret(text);
    if (kind === 'email') return `${this.#word(text.toLowerCase())}@example.com`;
    const date = kind === 'birth' || kind === 'text' ? this.#date(text) : undefined;
    if (date !== undefined) return date;
    if (numeric.test(text) || !/^(name|address|text|link)$/.test(kind)) return this.number(text);
    return text.replace(/\p{L}+|\d(?:[\d.\-/]*\d)?/gu, (run) =>
      /\p{L}/u.test(run) ? this.#cased(run, kind) : (this.#date(run) ?? this.number(run)),
    );
  }

  /** Letters and digits change, marks between them stay. One or two digits tell nobody from another. */
  number(written: string): string {
    const plain = written.replace(/[^0-9A-Za-z]/g, '');
    if (plain.length < 3 || /^0+$/.test(plain)) return written;
    const made = this.#unique(`number ${plain}`, (attempt) => numberPseudonym(this.#key, plain, attempt));
    let at = 0;
    return written.replace(/[0-9A-Za-z]/g, () => made[at++] ?? '');
  }

  #secret(text: string): string {
    if (!uuid.test(text)) return this.#once(`secret ${text}`, () => `redacted-${++this.#secrets}`);
    const digit = (at: number, attempt: number) => drawnNumber(this.#key, 16, text.toLowerCase(), at, attempt).toString(16);
    return this.#unique(`uuid ${text.toLowerCase()}`, (attempt) =>
      [...text].map((character, at) => (character === '-' || at === 14 || at === 19 ? character : digit(at, attempt))).join(''),
    );
  }

  #date(text: string): string | undefined {
    if (datePseudonym(this.#key, text, 0) === undefined) return undefined;
    return this.#unique(`date ${text}`, (attempt) => datePseudonym(this.#key, text, attempt) ?? '');
  }

  #cased(run: string, kind: FieldKind): string {
    const lower = run.toLowerCase();
    if (particles.has(lower) || (kind === 'text' && run.length < 3)) return run;
    const word = this.#word(lower.normalize('NFD').replace(/\p{M}/gu, ''));
    if (run.length > 1 && run === run.toUpperCase()) return word.toUpperCase();
    return run[0] === lower[0] ? word : word.charAt(0).toUpperCase() + word.slice(1);
  }

  #word(lower: string): string {
    const letter = (from: string, ...words: (string | number)[]) => from[drawnNumber(this.#key, from.length, lower, ...words)] ?? '';
    return this.#unique(`word ${lower}`, (attempt) =>
      Array.from({ length: syllables }, (_none, at) => letter(consonants, at, attempt, 'c') + letter(vowels, at, attempt, 'v')).join(''),
    );
  }

  #unique(name: string, make: (attempt: number) => string): string {
    return this.#once(name, () => {
      let made = make(0);
      for (let attempt = 1; attempt < mostTries && (this.#isSeen(made) || this.#used.has(made)); attempt++) made = make(attempt);
      this.#used.add(made);
      return made;
    });
  }

  #isSeen(made: string): boolean {
    return this.seen(made.toLowerCase()) || (/^[\d.\-/]+$/.test(made) && this.seen(made.replace(/\D/g, '')));
  }

  #once(name: string, make: () => string): string {
    const known = this.#given.get(name);
    if (known !== undefined) return known;
    const made = make();
    this.#given.set(name, made);
    return made;
  }
}
