import { withinTime } from '../within-time';
import { CallCounters, type CallCount, type OperationCounter } from './call-counters';
import { cutText } from './cut-text';
import { entryAsCurl } from './entry-as-curl';
import { EntryRing } from './entry-ring';
import { entryView, type EntryView } from './entry-view';
import { JournalEntry, type ArrivedCall, type FinishedCall, type HeaderBag } from './journal-entry';
import { defaultLimit, queryFilter, type JournalQuery } from './journal-query';
import { changedSettings, defaultJournalSettings, type JournalSettings } from './journal-settings';
import { fieldKindReader, type FieldKind, type FieldKinds } from './masking/field-kind';
import type { Showing } from './masking/masked-call';
import { digestMask, numberedMask } from './masking/masks';
import { parsedVerifySpec } from './requests/parsed-verify-spec';
import { stableLine } from './stable-line';
import { usesPattern } from './verify/request-matcher';
import { verdictOf, type Verdict, type VerifySpec } from './verify/verify';

export interface JournalOptions {
  /** Any text nobody can guess, fresh for each process: masks are digests under it, so that equal values stay equal and cannot be read back. */
  maskKey: string;
  settings?: Partial<JournalSettings>;
  /** What a vendor's own field names hold, where their words do not tell. */
  fields?: FieldKinds;
}

export interface ShowOptions {
  /** Shows personal data. Secrets (tokens, passwords, query strings of links) stay masked. */
  unmasked?: boolean;
}

export interface JournalSummary {
  settings: JournalSettings;
  entries: number;
  bytes: number;
  /** Sequence that the next call will have. */
  nextSequence: number;
  /** Calls that are gone, and calls kept without their bodies. */
  evicted: number;
  withoutBodies: number;
  counts: CallCount[];
}

/** Real milliseconds that a question may take whose regular expressions are tried on all kept calls, in each of two tries: so many, and one more for so many bytes kept. */
const patternMs = 1_500;
const bytesPerMs = 10_000;
/** An entry without its texts: objects, numbers and array slots, rounded up. */
const entryBytes = 640;

/** What one world received, in order of arrival, bounded by count and bytes. Recording keeps references and parses nothing. */
export class Journal {
  readonly #options: JournalOptions;
  readonly #kindOf: (name: string) => FieldKind | undefined;
  readonly #counters = new CallCounters();
  readonly #ring: EntryRing;
  #settings: Readonly<JournalSettings>;
  #counter: OperationCounter | undefined;

  /** @throws JournalRequestError naming a setting that is out of bounds */
  constructor(options: JournalOptions) {
    this.#options = options;
    this.#settings = changedSettings(defaultJournalSettings, { ...options.settings });
    this.#ring = new EntryRing(this.#settings);
    this.#kindOf = fieldKindReader(options.fields);
  }

  /**
   * A call came in. The object given belongs to the journal from now on.
   * @param worldTime milliseconds since 1970 by the world's clock
   * @param wallTime milliseconds of any steady clock
   */
  begin(call: ArrivedCall, worldTime: number, wallTime: number): JournalEntry {
    let counter = this.#counter;
    if (counter?.operation !== call.operation || counter.vendor !== call.vendor) {
      this.#counter = counter = this.#counters.of(call.vendor, call.operation);
    }
    const entry = new JournalEntry(this.#ring.nextSequence, counter, call, worldTime, wallTime);
    const body = entry.requestBody;
    if (body !== undefined) {
      if (body.length > this.#settings.maxBodyCharacters) {
        entry.requestLength = body.length;
        entry.requestBody = cutText(body, this.#settings.maxBodyCharacters);
      }
      entry.bodyBytes = 2 * (entry.requestBody?.length ?? 0);
    }
    entry.headBytes = entryBytes + call.path.length + bytesOfHeaders(call.headers);
    this.#ring.push(entry);
    return entry;
  }

  /** The call ended. A second end of the same call, or one of a call that began before `clear`, changes nothing. */
  finish(entry: JournalEntry, end: FinishedCall, wallTime: number): void {
    if (entry.outcome !== undefined) return;
    entry.outcome = end.outcome;
    entry.status = end.status;
    entry.endedAt = wallTime;
    entry.responseHeaders = end.headers;
    let bodyBytes = 0;
    let body = end.body;
    if (body !== undefined) {
      if (body.length > this.#settings.maxBodyCharacters) {
        entry.responseLength = body.length;
        body = cutText(body, this.#settings.maxBodyCharacters);
      }
      entry.responseBody = body;
      bodyBytes = 2 * body.length;
    }
    const headBytes = (end.headers ? bytesOfHeaders(end.headers) : 0) + bytesOfTexts(entry.keys) + bytesOfTexts(entry.warnings);
    // After a `clear` this is a counter that nobody lists any more.
    const { ended } = entry.counter;
    const status = end.status ?? end.outcome;
    ended.set(status, (ended.get(status) ?? 0) + 1);
    this.#ring.grew(entry, bodyBytes, headBytes);
  }

  /** Forgets calls and counts: all, and sequences begin at 1 again, or those of one vendor. Settings stay. */
  clear(vendor?: string): void {
    if (vendor === undefined) this.#ring.clear();
    else this.#ring.remove((entry) => entry.vendor === vendor);
    this.#counters.clear(vendor);
    this.#counter = undefined;
  }

  /** A journal for a copy of the world: same settings, no calls. */
  emptyCopy(maskKey: string = this.#options.maskKey): Journal {
    return new Journal({ ...this.#options, maskKey, settings: this.#settings });
  }

  settings(): JournalSettings {
    return { ...this.#settings };
  }

  /** Smaller bounds hold at once. @throws JournalRequestError naming the setting */
  changeSettings(patch: Readonly<Record<string, unknown>>): void {
    this.#settings = changedSettings(this.#settings, patch);
    this.#ring.resize(this.#settings);
  }

  summary(): JournalSummary {
    const { size, bytes, nextSequence, evicted, withoutBodies } = this.#ring;
    return { settings: this.settings(), entries: size, bytes, nextSequence, evicted, withoutBodies, counts: this.#counters.list() };
  }

  /** How calls ended, per vendor, operation and status, since the start or `clear`; eviction takes nothing from it. */
  counts(): CallCount[] {
    return this.#counters.list();
  }

  /** The calls themselves, oldest first, nothing masked: for code in this process. */
  entries(): JournalEntry[] {
    return [...this.#ring.entries()];
  }

  query(query: JournalQuery = {}, options: ShowOptions = {}): EntryView[] {
    const showing = this.#showing(options);
    return this.#select(query).map((entry) => entryView(entry, showing));
  }

  /** How many of the kept calls match; order and limit do not matter. */
  count(query: JournalQuery = {}): number {
    return this.#matching(query).length;
  }

  /** One call by its sequence; undefined when it is gone or never was. */
  get(sequence: number, options: ShowOptions = {}): EntryView | undefined {
    const entry = this.#ring.get(sequence);
    return entry && entryView(entry, this.#showing(options));
  }

  /** See `entryAsCurl`. */
  curl(sequence: number, options: ShowOptions & { origin?: string } = {}): string | undefined {
    const view = this.get(sequence, options);
    return view && entryAsCurl(view, options.origin);
  }

  /** @throws JournalRequestError when the spec itself is wrong, SlowPatternError */
  verify(spec: VerifySpec): Verdict {
    const parsed = parsedVerifySpec(spec);
    const { since = 0, unmasked, request, order = [] } = parsed;
    const entries = this.entries().filter(({ sequence }) => sequence > since);
    const judge = (): Verdict => verdictOf(parsed, entries, this.#showing({ unmasked }), this.#caution(since, parsed));
    const patterned = [request, ...order].some((matcher) => matcher && usesPattern(matcher));
    return patterned ? withinTime(this.#patience(), () => (request ? 'request' : 'order'), judge) : judge();
  }

  /**
   * As `verify`, for a test: throws when it does not hold, with the whole story as the message.
   * @throws Error
   */
  expect(spec: VerifySpec): void {
    const verdict = this.verify(spec);
    if (!verdict.ok) throw new Error(verdict.message);
  }

  /**
   * The kept calls as JSON lines, oldest first, each ending in a line feed. Same seed, same calls in the same sequence, same clock:
   * the same bytes. Masks are numbers in order of appearance within the export, since a digest would need a key that all runs share.
   * What is left out stands at `stableLine`.
   */
  *exportLines({ unmasked = false }: ShowOptions = {}): Generator<string> {
    const showing = { mask: numberedMask(), unmasked, kindOf: this.#kindOf };
    for (const entry of this.#ring.entries()) yield `${stableLine(entry, showing)}\n`;
  }

  /** All lines of `exportLines` in one text. */
  export(options: ShowOptions = {}): string {
    return [...this.exportLines(options)].join('');
  }

  #select(query: JournalQuery): JournalEntry[] {
    const matching = this.#matching(query);
    if (query.order === 'desc') matching.reverse();
    return matching.slice(0, query.limit ?? defaultLimit);
  }

  #matching(query: JournalQuery): JournalEntry[] {
    const pick = (): JournalEntry[] => this.entries().filter(queryFilter(query));
    return query.body && usesPattern({ body: query.body }) ? withinTime(this.#patience(), () => 'body', pick) : pick();
  }

  #patience(): number {
    return patternMs + Math.ceil(this.#ring.bytes / bytesPerMs);
  }

  #showing({ unmasked = false }: ShowOptions): Showing {
    return { mask: digestMask(this.#options.maskKey), unmasked, kindOf: this.#kindOf };
  }

  #caution(since: number, { request, order = [] }: VerifySpec): string | undefined {
    const { evicted, withoutBodies } = this.#ring;
    const looksIntoBodies = [request, ...order].some((matcher) => matcher?.body !== undefined);
    if (evicted > since) return `Caution: the journal no longer holds calls up to #${evicted}; raise its bounds to count them.`;
    if (!looksIntoBodies || evicted + withoutBodies <= since || withoutBodies === 0) return undefined;
    return `Caution: the bodies of calls up to #${evicted + withoutBodies} are gone; raise maxBytes to look into them.`;
  }
}

function bytesOfHeaders(headers: HeaderBag): number {
  let bytes = 0;
  for (const name in headers) {
    const value = headers[name];
    bytes += 32 + (typeof value === 'string' ? value.length : 16);
  }
  return bytes;
}

function bytesOfTexts(texts: readonly string[] | undefined): number {
  let bytes = 0;
  if (texts) for (const text of texts) bytes += 24 + text.length;
  return bytes;
}
