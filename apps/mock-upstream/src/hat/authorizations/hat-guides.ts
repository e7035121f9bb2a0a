import { answerValidators, type Authorization, type TrackingStatus } from '@ponte/hat/contract';
import { FieldError } from '../../engine/field-error';
import { GuideBook, type GuideSelection } from './guide-book';
import type { GuideFilter } from './guide-query';
import { SharedParts } from './shared-parts';
import type { GuideEntry, StoredGuide } from './stored-guide';

/** The guides of one world. What changes is written down before anybody is answered. */
export class HatGuides {
  readonly #book = new GuideBook();
  #parts = new SharedParts();
  #era = 0;

  constructor(private readonly remember: (entry: GuideEntry) => void) {}

  /** Another number after each `clear`: whoever works on for a while looks whether the guides are still those it began with. */
  get era(): number {
    return this.#era;
  }

  get nextId(): number {
    return this.#book.last + 1;
  }

  find(idOnHealthInsurer: string): StoredGuide | undefined {
    return this.#book.find(idOnHealthInsurer);
  }

  findByProviderNumber(idOnHealthProvider: string): StoredGuide | undefined {
    return this.#book.findByProviderNumber(idOnHealthProvider);
  }

  select(selection: GuideSelection): Iterable<StoredGuide> {
    return this.#book.select(selection);
  }

  count(filter?: GuideFilter): number {
    return this.#book.count(filter);
  }

  /**
   * Inserts a guide, or replaces the one of its number; that keeps its id and, unless told, its tracking status.
   * @throws FieldError when the contract refuses it, or it would be mistaken for another
   */
  put(guide: Authorization, trackingStatus?: TrackingStatus): StoredGuide {
    checkGuide(guide);
    const before = this.#book.find(guide.idOnHealthInsurer);
    const id = idOf(guide) ?? before?.id ?? this.nextId;
    return this.issue({ id, guide: { ...guide, authorizationId: id }, trackingStatus: trackingStatus ?? before?.trackingStatus ?? '0' });
  }

  /** As `put`, for a guide that is known to keep the contract. */
  issue(stored: StoredGuide): StoredGuide {
    this.#book.put(stored);
    this.remember({ type: 'guide', ...stored });
    return stored;
  }

  mark(stored: StoredGuide, trackingStatus: TrackingStatus): void {
    this.#book.mark(stored, trackingStatus);
    this.remember({ type: 'guideMark', number: stored.guide.idOnHealthInsurer, trackingStatus });
  }

  remove(idOnHealthInsurer: string): void {
    this.#book.remove(idOnHealthInsurer);
    this.remember({ type: 'guideRemoved', number: idOnHealthInsurer });
  }

  clear(): void {
    this.#book.clear();
    this.#parts = new SharedParts();
    this.#era++;
  }

  *snapshot(): Generator<GuideEntry> {
    if (this.#book.last === 0) return;
    yield { type: 'guideSequence', last: this.#book.last };
    const everything = { filter: {}, descending: false, skip: 0, count: Infinity };
    for (const stored of this.#book.select(everything)) yield { type: 'guide', ...stored };
  }

  /** @throws FieldError */
  restore(entry: GuideEntry): void {
    switch (entry.type) {
      case 'guide': {
        checkGuide(entry.guide);
        const { id, trackingStatus } = entry;
        return this.#book.put({ id, trackingStatus, guide: this.#parts.shared(entry.guide) });
      }
      case 'guideMark': {
        const stored = this.#book.find(entry.number);
        return stored && this.#book.mark(stored, entry.trackingStatus);
      }
      case 'guideRemoved':
        return this.#book.remove(entry.number);
      case 'guideSequence':
        return this.#book.raise(entry.last);
    }
  }
}

function checkGuide(guide: Authorization): void {
  const validate = answerValidators.authorization;
  if (validate(guide)) return;
  const error = validate.errors?.[0];
  throw new FieldError(error?.instancePath.slice(1).replaceAll('/', '.') || 'guide', error?.message ?? 'breaks the contract');
}

function idOf({ authorizationId }: Authorization): number | undefined {
  if (authorizationId === undefined) return undefined;
  const id = Number(authorizationId);
  if (Number.isSafeInteger(id) && id >= 1) return id;
  throw new FieldError('authorizationId', 'must be a whole number from 1');
}
