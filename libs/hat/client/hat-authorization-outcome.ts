import type { Authorization } from '@ponte/hat/contract';
import type { HatAction } from './hat-error.table';
import type { CallFacts } from './hat-outcome';

/** One guide as it came, and as it reads. */
export interface HatGuide {
  /** What stands in HAT's answer, to the character; keep this, never the parsed form written again. */
  readonly text: string;
  /** Documented fields of documented types; absent when it is no object, or has no `idOnHealthInsurer`. */
  readonly guide?: Authorization;
  /** Fields that hold another type than documented, as `procedures[0].status`: `guide` goes without them. */
  readonly leftOut: readonly string[];
}

/** HAT refused this very call: asked again it will refuse again. Nothing is wrong with the connection. */
export interface HatRefusal {
  readonly kind: 'refused';
  /** Our name for it: REFUSED, GUIDE_UNKNOWN, TOO_LARGE. */
  readonly reason: string;
  /** `code` of HAT's error body, where it has one. */
  readonly code?: string;
  /** HAT's own text; it may hold personal data. */
  readonly message?: string;
  readonly facts: CallFacts;
}

/** A call that said nothing of what was asked: wait, and ask again. Reading and marking may be repeated as often as one likes. */
export interface HatReadTrouble {
  readonly kind: 'trouble';
  readonly action: Exclude<HatAction, 'split'>;
  readonly reason: string;
  readonly message?: string;
  readonly retryAfterMs?: number;
  readonly facts: CallFacts;
}

export type GuidesOutcome = { kind: 'page'; guides: readonly HatGuide[]; hasNext: boolean; facts: CallFacts } | HatRefusal | HatReadTrouble;

export type GuideOutcome = { kind: 'guide'; guide: HatGuide; facts: CallFacts } | HatRefusal | HatReadTrouble;

export type MarkOutcome = { kind: 'marked'; facts: CallFacts } | HatRefusal | HatReadTrouble;
