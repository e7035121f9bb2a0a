import type { Facts, Suite } from './suite';

/** Shorter ones stand in other words too: as a word of their own they are hidden. */
const shortest = 6;

/** What it takes to get in, given or issued: a vendor may quote it in its own words, and nothing that is told may have it in it. */
export class Credentials {
  readonly #values = new Set<string>();
  #pattern: RegExp | undefined;

  /** A header's scheme is no part of it. */
  add(value: unknown): void {
    if (typeof value !== 'string') return;
    const bare = value.replace(/^(bearer|basic)\s+/i, '').trim();
    if (bare === '' || this.#values.has(bare)) return;
    this.#values.add(bare);
    const spellings = [...this.#values].flatMap(spellingsOf);
    const any = spellings
      .sort((left, right) => right.length - left.length)
      .map((one) => [one.length, one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')] as const)
      .map(([length, one]) => (length < shortest ? `(?<![\\p{L}\\p{N}])${one}(?![\\p{L}\\p{N}])` : one))
      .join('|');
    this.#pattern = new RegExp(any, 'giu');
  }

  hiddenIn(text: string): string {
    return this.#pattern ? text.replace(this.#pattern, '…') : text;
  }
}

/** As it is, within JSON, within an address, and as a form writes it. */
function spellingsOf(value: string): string[] {
  return [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value), new URLSearchParams({ '': value }).toString().slice(1)];
}

/** Those that are known before the first call. */
export function givenCredentials({ variables }: Suite, facts: Facts): Credentials {
  const credentials = new Credentials();
  for (const { name, isCredential } of variables) if (isCredential) credentials.add(facts[name]);
  return credentials;
}
