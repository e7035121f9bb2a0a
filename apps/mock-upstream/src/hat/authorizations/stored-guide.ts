import type { Authorization, TrackingStatus } from '@ponte/hat/contract';

/** A guide as HAT holds it, with everything an expansion may ask for. Never changed in place but for its tracking status. */
export interface StoredGuide {
  /** `authorizationId`: in the order of issue. */
  readonly id: number;
  readonly guide: Authorization;
  trackingStatus: TrackingStatus;
}

/** What guides are written down as: on disk, in a snapshot, in a copy. `number` is idOnHealthInsurer. */
export type GuideEntry =
  | ({ type: 'guide' } & StoredGuide)
  | { type: 'guideMark'; number: string; trackingStatus: TrackingStatus }
  | { type: 'guideRemoved'; number: string }
  | { type: 'guideSequence'; last: number };
