import type { FieldKind } from './field-kind';

const wordRun = /[\p{L}\p{N}]+/gu;
const wordCharacter = /[\p{L}\p{N}]/u;
/** Shorter ones (an area code, a house number) stand in too many harmless places. */
const shortest = 3;
/** A quotation may begin in the middle of such a value, so its words are known too; its numbers may be codes of anything. */
const wordyKinds: ReadonlySet<FieldKind> = new Set(['name', 'address', 'text']);
const mostValues = 50_000;

interface KnownValue {
  lower: string;
  kind: FieldKind;
  value: string;
}

/** Values that one call was seen to carry under a telling name, to be found again where vendors quote them in plain text. */
export class KnownValues {
  readonly #byFirstRun = new Map<string, KnownValue[]>();
  readonly #seen = new Set<string>();

  add(kind: FieldKind, value: string): void {
    this.#add(kind, value);
    if (!wordyKinds.has(kind)) return;
    for (const part of value.match(wordRun) ?? []) if (part.length > shortest && /\p{L}/u.test(part)) this.#add(kind, part);
  }

  #add(kind: FieldKind, value: string): void {
    const text = value.trim();
    if (text.length < shortest || this.#seen.size >= mostValues || this.#seen.has(text)) return;
    this.#seen.add(text);
    const lower = lowerCase(text);
    const run = lower.match(wordRun)?.[0];
    if (run === undefined) return;
    // Leading punctuation is not looked for: the text is found by its first run of letters or digits.
    const known = { lower: lower.slice(lower.indexOf(run)), kind, value: text };
    const same = this.#byFirstRun.get(run);
    if (!same) this.#byFirstRun.set(run, [known]);
    else {
      same.push(known);
      same.sort((left, right) => right.lower.length - left.lower.length);
    }
  }

  /** Replaces whole occurrences in any letter case, the longest first. */
  replaced(text: string, mask: (kind: FieldKind, value: string) => string): string {
    if (this.#byFirstRun.size === 0) return text;
    const lower = lowerCase(text);
    let result = '';
    let copied = 0;
    for (const run of lower.matchAll(wordRun)) {
      const at = run.index;
      if (at < copied) continue;
      const found = this.#byFirstRun.get(run[0])?.find((known) => standsAt(lower, at, known.lower));
      if (!found) continue;
      result += text.slice(copied, at) + mask(found.kind, found.value);
      copied = at + found.lower.length;
    }
    return copied === 0 ? text : result + text.slice(copied);
  }
}

function standsAt(text: string, at: number, known: string): boolean {
  if (!text.startsWith(known, at)) return false;
  const after = text[at + known.length];
  return after === undefined || !wordCharacter.test(after) || !wordCharacter.test(known.at(-1) ?? '');
}

/** In lower case, character by character in its old place: some capital letters grow when they become small. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}
