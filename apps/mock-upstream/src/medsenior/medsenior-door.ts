import type { MedseniorGuide } from '@ponte/medsenior/contract';
import { FieldError } from '../engine/field-error';
import { changedGuide, type GuideChange } from './guide-change';
import { generateGuides, type MedseniorGeneration, type MedseniorSummary } from './guide-generation';
import { instant } from './guide-maker';
import type { GuideSearch } from './guide-shelf';
import type { MedseniorState } from './medsenior.state';

/** MedSenior's guides in the same process, by `guia`; wrong input throws a FieldError. */
export interface MedseniorGuidesDoor {
  /** Puts generated guides in; other calls are answered meanwhile. */
  generate(generation: MedseniorGeneration): Promise<MedseniorSummary>;
  /** Puts one in, or another in its place. */
  put(guide: MedseniorGuide): Readonly<MedseniorGuide>;
  /** A guide or its procedures get another status, now by the world's clock. */
  change(guia: string, change: GuideChange): Readonly<MedseniorGuide>;
  /** As if it had never come. */
  remove(guia: string): void;
  find(guia: string): Readonly<MedseniorGuide> | undefined;
  /** Oldest request first; live objects. `status` is the text. */
  list(search?: GuideSearch): Readonly<MedseniorGuide>[];
}

/** What the in-process emulator offers for MedSenior beside the common. */
export interface MedseniorDoor {
  authorizations: MedseniorGuidesDoor;
}

export function medseniorDoor(state: () => MedseniorState): MedseniorDoor {
  return {
    authorizations: {
      generate: (generation) => generateGuides(state, generation),
      put: (guide) => state().put(guide),
      change: (guia, change) => changeGuide(state(), guia, change),
      remove: (guia) => state().remove(guia),
      find: (guia) => state().find(guia),
      list: (search = {}) => state().search(search),
    },
  };
}

/** @throws FieldError */
export function changeGuide(state: MedseniorState, guia: string, change: GuideChange): MedseniorGuide {
  const guide = state.find(guia);
  if (!guide) throw new FieldError('guia', 'is the number of no guide');
  return state.put(changedGuide(guide, change, instant(state.now())));
}
