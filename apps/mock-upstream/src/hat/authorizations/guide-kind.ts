import { trackingStatuses, type Authorization, type TrackingStatus } from '@ponte/hat/contract';
import type { EntityFilter, EntityKind, EntityView } from '../../engine/entity-kind';
import { FieldError } from '../../engine/field-error';
import type { HatState } from '../hat.state';
import type { GuideFilter } from './guide-query';
import type { StoredGuide } from './stored-guide';

/** The guides, for people: by idOnHealthInsurer, with everything that may be expanded. */
export const guideKind: EntityKind<HatState> = {
  name: 'authorizations',
  description: 'Guides with their tracking status; to put one in give { record, trackingStatus? } or the guide itself',
  filters: [
    { name: 'trackingStatus', description: '0 not imported, 1 imported, 2 cancellation imported, 3 and 4 the same failed' },
    { name: 'authStatus', description: '1 authorised, 2 partly, 3 denied, 6 in audit, 9 cancelled' },
    { name: 'authType', description: '1 consultation, 2 exam, 3 execution, 4 hospitalization, 9 dental, 10 emergency' },
  ],
  *list(state, filter) {
    for (const stored of state.guides.select({ filter: read(filter), descending: false, skip: 0, count: Infinity })) yield view(stored);
  },
  count: (state, filter) => state.guides.count(read(filter)),
  find(state, key) {
    const stored = state.guides.find(key);
    return stored && view(stored);
  },
  put(state, value) {
    const { record = value, trackingStatus } = value;
    return view(state.guides.put(record as Authorization, readTracking(trackingStatus)));
  },
  patch(state, key, change) {
    const { trackingStatus, record, ...fields } = change;
    const present = state.guides.find(key);
    const merged = Object.fromEntries(
      Object.entries({ ...present?.guide, ...(record as object | undefined), ...fields }).filter(([, value]) => value !== null),
    );
    if (merged.idOnHealthInsurer !== key) throw new FieldError('idOnHealthInsurer', 'cannot be changed');
    return view(state.guides.put(merged as unknown as Authorization, readTracking(trackingStatus)));
  },
  remove: (state, key) => state.guides.remove(key),
};

function view({ guide, trackingStatus }: StoredGuide): EntityView {
  return { key: guide.idOnHealthInsurer, trackingStatus, record: guide };
}

function read(filter: EntityFilter): GuideFilter {
  const { trackingStatus, ...rest } = filter;
  return trackingStatus === undefined ? rest : { ...rest, trackingStatus: readTracking(trackingStatus) };
}

function readTracking(value: unknown): TrackingStatus | undefined {
  if (value === undefined) return undefined;
  const known = Object.values(trackingStatuses).find((one) => one === value);
  if (known === undefined) throw new FieldError('trackingStatus', 'must be one of 0, 1, 2, 3, 4, as text');
  return known;
}
