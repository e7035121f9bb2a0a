import type { TrackingStatus } from '@ponte/hat/contract';
import { FieldError } from '../../engine/field-error';
import type { HatState } from '../hat.state';
import { cancelledGuide, decidedGuide, type GuideDecision } from './guide-decision';
import type { StoredGuide } from './stored-guide';

/** Says what the audit decided of a guide that is in audit. @throws FieldError */
export function decideGuide(state: HatState, idOnHealthInsurer: string, decision: GuideDecision): StoredGuide {
  const { guide, trackingStatus } = known(state, idOnHealthInsurer);
  const today = Math.floor(state.now() / 86_400_000);
  return state.guides.put(decidedGuide(guide, decision, today, state.drawPassword()), trackingStatus);
}

/** Cancels a guide; its tracking status stays. @throws FieldError */
export function cancelGuide(state: HatState, idOnHealthInsurer: string): StoredGuide {
  const { guide, trackingStatus } = known(state, idOnHealthInsurer);
  return state.guides.put(cancelledGuide(guide), trackingStatus);
}

/** As the vendor's interface does, by idOnHealthInsurer. @throws FieldError */
export function markGuide(state: HatState, idOnHealthInsurer: string, trackingStatus: TrackingStatus): StoredGuide {
  const stored = known(state, idOnHealthInsurer);
  state.guides.mark(stored, trackingStatus);
  return stored;
}

function known(state: HatState, idOnHealthInsurer: string): StoredGuide {
  const stored = state.guides.find(idOnHealthInsurer);
  if (!stored) throw new FieldError('idOnHealthInsurer', 'is the number of no guide');
  return stored;
}
