import { trackingStatuses, type TrackingStatus } from '@ponte/hat/contract';
import { FieldError } from '../../engine/field-error';
import type { GuideFilter } from './guide-query';
import { matchOf } from './guide-match';
import { SortedNumbers } from './sorted-numbers';
import type { StoredGuide } from './stored-guide';

export interface GuideSelection {
  filter: GuideFilter;
  descending: boolean;
  skip: number;
  count: number;
}

/** The guides of one world by number, by the provider's number and, for quick pages, by tracking status. */
export class GuideBook {
  readonly #byNumber = new Map<string, StoredGuide>();
  readonly #byProviderNumber = new Map<string, StoredGuide>();
  readonly #byId = new Map<number, StoredGuide>();
  readonly #all = new SortedNumbers();
  readonly #byTracking = new Map<TrackingStatus, SortedNumbers>(Object.values(trackingStatuses).map((one) => [one, new SortedNumbers()]));
  #last = 0;

  /** The greatest `authorizationId` there ever was. */
  get last(): number {
    return this.#last;
  }

  find(idOnHealthInsurer: string): StoredGuide | undefined {
    return this.#byNumber.get(idOnHealthInsurer);
  }

  findByProviderNumber(idOnHealthProvider: string): StoredGuide | undefined {
    return this.#byProviderNumber.get(idOnHealthProvider);
  }

  /**
   * Inserts a guide, or takes it for the one of the same number.
   * @throws FieldError when it would be mistaken for another
   */
  put(stored: StoredGuide): void {
    const { id, guide } = stored;
    const { idOnHealthInsurer: number, idOnHealthProvider: providerNumber } = guide;
    const before = this.#byNumber.get(number);
    const sameId = this.#byId.get(id);
    if (sameId && sameId !== before) throw new FieldError('authorizationId', 'is that of another guide');
    if (providerNumber !== undefined && (this.#byProviderNumber.get(providerNumber) ?? before) !== before)
      throw new FieldError('idOnHealthProvider', 'is that of another guide');
    if (before) this.#forget(before);
    this.#byNumber.set(number, stored);
    this.#byId.set(id, stored);
    if (providerNumber !== undefined) this.#byProviderNumber.set(providerNumber, stored);
    this.#all.add(id);
    this.#byTracking.get(stored.trackingStatus)?.add(id);
    this.raise(id);
  }

  mark(stored: StoredGuide, trackingStatus: TrackingStatus): void {
    this.#byTracking.get(stored.trackingStatus)?.delete(stored.id);
    stored.trackingStatus = trackingStatus;
    this.#byTracking.get(trackingStatus)?.add(stored.id);
  }

  remove(idOnHealthInsurer: string): void {
    const stored = this.#byNumber.get(idOnHealthInsurer);
    if (stored) this.#forget(stored);
  }

  /** From now on ids are greater than this one. */
  raise(last: number): void {
    this.#last = Math.max(this.#last, last);
  }

  clear(): void {
    for (const index of [this.#byNumber, this.#byProviderNumber, this.#byId, this.#all, ...this.#byTracking.values()]) index.clear();
    this.#last = 0;
  }

  count(filter: GuideFilter = {}): number {
    const { candidates, matches } = this.#candidates(filter);
    if (!matches) return candidates.size;
    let count = 0;
    for (const stored of this.#stored(candidates)) if (matches(stored)) count++;
    return count;
  }

  /** All that pass the filter, by authorizationId. */
  *select({ filter, descending, skip, count }: GuideSelection): Generator<StoredGuide> {
    const { candidates, matches } = this.#candidates(filter);
    let left = count;
    let skipped = matches ? 0 : skip;
    for (const stored of this.#stored(candidates, descending, skipped)) {
      if (left === 0) return;
      if (matches && !matches(stored)) continue;
      if (skipped++ < skip && matches) continue;
      left--;
      yield stored;
    }
  }

  /** The smallest index that holds whatever may pass, and what is still to be looked at in each. */
  #candidates(filter: GuideFilter): { candidates: SortedNumbers; matches?: (stored: StoredGuide) => boolean } {
    const { trackingStatus, authNumber, ...rest } = filter;
    if (authNumber !== undefined) {
      const found = new SortedNumbers();
      const stored = this.#byNumber.get(authNumber);
      if (stored) found.add(stored.id);
      return { candidates: found, matches: matchOf({ ...rest, trackingStatus }) };
    }
    const candidates = (trackingStatus === undefined ? undefined : this.#byTracking.get(trackingStatus)) ?? this.#all;
    return { candidates, matches: matchOf(rest) };
  }

  *#stored(ids: SortedNumbers, descending = false, skip = 0): Generator<StoredGuide> {
    for (const id of ids.walk(descending, skip)) {
      const stored = this.#byId.get(id);
      if (stored) yield stored;
    }
  }

  #forget({ id, guide, trackingStatus }: StoredGuide): void {
    this.#byNumber.delete(guide.idOnHealthInsurer);
    this.#byId.delete(id);
    if (guide.idOnHealthProvider !== undefined) this.#byProviderNumber.delete(guide.idOnHealthProvider);
    this.#all.delete(id);
    this.#byTracking.get(trackingStatus)?.delete(id);
  }
}
