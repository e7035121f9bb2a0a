import { sha256 } from '@ponte/common';
import type { MedseniorGuide } from '@ponte/medsenior/contract';
import { FieldError } from '../engine/field-error';
import type { VendorContext, VendorState } from '../engine/vendor';
import { AccessTokens } from './access-tokens';
import { exampleGuide } from './example-guide';
import { GuideShelf, type GuideSearch } from './guide-shelf';
import { readGuide, readMedseniorEntry, type MedseniorEntry } from './medsenior-entry';
import type { MedseniorSettings } from './medsenior.settings';

/** MedSenior in one world: guides and the tokens it gave out. */
export class MedseniorState implements VendorState {
  readonly #shelf = new GuideShelf();
  readonly #tokens = new AccessTokens();
  #era = 0;

  constructor(private readonly context: VendorContext<MedseniorSettings>) {
    this.#shelf.put(exampleGuide);
  }

  get settings(): Readonly<MedseniorSettings> {
    return this.context.settings.current;
  }

  /** Another number after each reset: whoever works on for a while looks whether the guides are still those it began with. */
  get era(): number {
    return this.#era;
  }

  get size(): number {
    return this.#shelf.size;
  }

  /** Milliseconds since 1970 by the world's clock. */
  now(): number {
    return this.context.clock.now();
  }

  /** A seed for what is generated without one. */
  drawSeed(): string {
    return this.context.random.hex(8);
  }

  /** @returns a new token, good for `tokenSeconds` */
  giveToken(clientId: string): string {
    const token = this.context.random.hex(32);
    const now = this.now();
    const given = { digest: sha256(token), clientId, expiresAt: now + this.settings.tokenSeconds * 1_000 };
    this.#tokens.add(given, now);
    this.context.remember({ type: 'token', ...given });
    return token;
  }

  clientOf(token: string): string | undefined {
    return this.#tokens.clientOf(token, this.now());
  }

  find(guia: string): MedseniorGuide | undefined {
    return this.#shelf.find(guia);
  }

  all(): Iterable<MedseniorGuide> {
    return this.#shelf.all();
  }

  search(search: GuideSearch): MedseniorGuide[] {
    return this.#shelf.search(search);
  }

  /** Inserts or replaces. @throws FieldError when the contract refuses it */
  put(guide: unknown): MedseniorGuide {
    const read = readGuide(guide);
    this.#shelf.put(read);
    this.context.remember({ type: 'guide', guide: read });
    return read;
  }

  /** @throws FieldError when there is none */
  remove(guia: string): void {
    if (!this.#shelf.find(guia)) throw new FieldError('guia', 'is the number of no guide');
    this.#shelf.remove(guia);
    this.context.remember({ type: 'removed', guia });
  }

  reset(): void {
    this.#shelf.clear();
    this.#shelf.put(exampleGuide);
    this.#tokens.clear();
    this.#era++;
  }

  *snapshot(): Generator<MedseniorEntry> {
    const { guia } = exampleGuide;
    if (!this.#shelf.find(guia)) yield { type: 'removed', guia };
    for (const guide of this.#shelf.all()) if (guide !== exampleGuide) yield { type: 'guide', guide };
    for (const token of this.#tokens.all()) yield { type: 'token', ...token };
  }

  restore(value: unknown): void {
    const entry = readMedseniorEntry(value);
    if (entry.type === 'guide') this.#shelf.put(entry.guide);
    else if (entry.type === 'removed') this.#shelf.remove(entry.guia);
    else this.#tokens.add({ digest: entry.digest, clientId: entry.clientId, expiresAt: entry.expiresAt }, this.now());
  }
}
