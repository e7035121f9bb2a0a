import type { Authorization, TrackingStatus } from '@ponte/hat/contract';
import type { HatState } from '../hat.state';
import { cancelGuide, decideGuide, markGuide } from './guide-audit';
import type { GuideDecision } from './guide-decision';
import { generateGuides, type GenerationSummary, type GuideGeneration } from './guide-generation';
import type { GuideFilter } from './guide-query';
import type { StoredGuide } from './stored-guide';

/** Guides in the same process. Numbers are idOnHealthInsurer; wrong input throws a FieldError. */
export interface GuidesDoor {
  /** Issues guides; other calls are answered meanwhile. */
  generate(generation: GuideGeneration): Promise<GenerationSummary>;
  /** Puts one in as if it had been there all along; by default not imported (0). */
  put(guide: Authorization, trackingStatus?: TrackingStatus): Readonly<StoredGuide>;
  /** What the audit says of a guide that is in audit (authorizationStatus 6). */
  decide(idOnHealthInsurer: string, decision: GuideDecision): Readonly<StoredGuide>;
  cancel(idOnHealthInsurer: string): Readonly<StoredGuide>;
  mark(idOnHealthInsurer: string, trackingStatus: TrackingStatus): Readonly<StoredGuide>;
  remove(idOnHealthInsurer: string): void;
  find(idOnHealthInsurer: string): Readonly<StoredGuide> | undefined;
  /** In the order of issue, live objects. */
  list(filter?: GuideFilter): Readonly<StoredGuide>[];
  count(filter?: GuideFilter): number;
}

export function guidesDoor(state: () => HatState): GuidesDoor {
  return {
    generate: (generation) => generateGuides(state, generation),
    put: (guide, trackingStatus) => state().guides.put(guide, trackingStatus),
    decide: (number, decision) => decideGuide(state(), number, decision),
    cancel: (number) => cancelGuide(state(), number),
    mark: (number, trackingStatus) => markGuide(state(), number, trackingStatus),
    remove: (number) => state().guides.remove(number),
    find: (number) => state().guides.find(number),
    list: (filter = {}) => [...state().guides.select({ filter, descending: false, skip: 0, count: Infinity })],
    count: (filter) => state().guides.count(filter),
  };
}
