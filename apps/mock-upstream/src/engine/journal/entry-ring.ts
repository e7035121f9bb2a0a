import type { JournalEntry } from './journal-entry';
import type { JournalSettings } from './journal-settings';

/**
 * The last calls, bounded by count and by bytes. When bytes run out the oldest calls first lose their bodies and only then
 * themselves: who called what is worth more than what they said.
 */
export class EntryRing {
  #slots: (JournalEntry | undefined)[] = [];
  /** Sequence of the oldest entry, of the oldest that may still have bodies, and of the next one to come. */
  #first = 1;
  #firstWithBodies = 1;
  #next = 1;
  #bytes = 0;
  /** Places of entries that were taken out. */
  #holes = 0;

  constructor(private settings: Readonly<JournalSettings>) {}

  get nextSequence(): number {
    return this.#next;
  }

  get size(): number {
    return this.#span - this.#holes;
  }

  get #span(): number {
    return this.#next - this.#first;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** How many calls are gone. */
  get evicted(): number {
    return this.#first - 1;
  }

  /** How many of the calls that are kept lost their bodies. */
  get withoutBodies(): number {
    return Math.max(this.#firstWithBodies - this.#first, 0);
  }

  push(entry: JournalEntry): void {
    if (this.#span >= this.settings.maxEntries) this.#evict();
    this.#slots[this.#next % this.settings.maxEntries] = entry;
    this.#next++;
    this.#bytes += entry.bodyBytes + entry.headBytes;
    this.#makeRoom();
  }

  /** The entry grew; one that is gone by now is not counted again. */
  grew(entry: JournalEntry, bodyBytes: number, headBytes: number): void {
    if (this.get(entry.sequence) !== entry) return;
    if (entry.bodiesDropped) {
      entry.responseLength ??= entry.responseBody?.length;
      entry.responseBody = undefined;
    } else {
      entry.bodyBytes += bodyBytes;
      this.#bytes += bodyBytes;
    }
    entry.headBytes += headBytes;
    this.#bytes += headBytes;
    this.#makeRoom();
  }

  get(sequence: number): JournalEntry | undefined {
    if (sequence < this.#first || sequence >= this.#next) return undefined;
    return this.#slots[sequence % this.settings.maxEntries];
  }

  /** Oldest first. Calls that come while somebody walks are not part of the walk. */
  *entries(): Generator<JournalEntry> {
    const end = this.#next;
    for (let sequence = this.#first; sequence < end; sequence++) {
      const entry = this.get(sequence);
      if (entry) yield entry;
    }
  }

  /** Takes calls out; the others keep their sequences. */
  remove(isGone: (entry: JournalEntry) => boolean): void {
    for (const entry of this.entries()) {
      if (!isGone(entry)) continue;
      this.#slots[entry.sequence % this.settings.maxEntries] = undefined;
      this.#bytes -= entry.bodyBytes + entry.headBytes;
      this.#holes++;
    }
  }

  resize(settings: Readonly<JournalSettings>): void {
    const first = Math.max(this.#first, this.#next - settings.maxEntries);
    const kept = [...this.entries()].filter(({ sequence }) => sequence >= first);
    this.settings = settings;
    this.#slots = [];
    this.#bytes = 0;
    this.#first = first;
    this.#holes = this.#next - first - kept.length;
    this.#firstWithBodies = Math.max(this.#firstWithBodies, this.#first);
    for (const entry of kept) {
      this.#slots[entry.sequence % settings.maxEntries] = entry;
      this.#bytes += entry.bodyBytes + entry.headBytes;
    }
    this.#makeRoom();
  }

  clear(): void {
    this.#slots = [];
    this.#first = this.#firstWithBodies = this.#next = 1;
    this.#bytes = this.#holes = 0;
  }

  #makeRoom(): void {
    const { maxBytes } = this.settings;
    while (this.#bytes > maxBytes && this.#firstWithBodies < this.#next) this.#dropBodies();
    while (this.#bytes > maxBytes && this.#first < this.#next) this.#evict();
  }

  #dropBodies(): void {
    const entry = this.get(this.#firstWithBodies++);
    if (!entry) return;
    this.#bytes -= entry.bodyBytes;
    entry.bodyBytes = 0;
    entry.bodiesDropped = entry.requestBody !== undefined || entry.responseBody !== undefined || entry.outcome === undefined;
    entry.requestLength ??= entry.requestBody?.length;
    entry.responseLength ??= entry.responseBody?.length;
    entry.requestBody = undefined;
    entry.responseBody = undefined;
  }

  #evict(): void {
    const at = this.#first % this.settings.maxEntries;
    const entry = this.#slots[at];
    if (entry) this.#bytes -= entry.bodyBytes + entry.headBytes;
    else this.#holes--;
    this.#slots[at] = undefined;
    this.#first++;
    if (this.#firstWithBodies < this.#first) this.#firstWithBodies = this.#first;
  }
}
