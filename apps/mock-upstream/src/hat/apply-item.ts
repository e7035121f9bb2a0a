import type { HatResource } from '@ponte/hat/contract';
import type { HatItem } from './hat.settings';
import type { InsurerRecords } from './insurer-records';
import { applyEvent, eventIdentity } from './standing';

const providerMissing = 'prestador nao encontrado';

const refuseNothing = () => null;

/** What an item refers to must be there: the vendor's reason when it is not. No resource refers to itself. */
const references: Record<HatResource, (state: InsurerRecords, item: HatItem) => string | null> = {
  persons: refuseNothing,
  beneficiaries: (state, { personId }) =>
    typeof personId === 'string' && !state.records.persons.has(personId) ? `pessoa ${personId} nao encontrada` : null,
  beneficiaryStatus: (state, item) => {
    const members = state.subscribersMatching(String(item.subscriberId));
    if (members.length === 0) return 'beneficiario nao encontrado';
    return members.length > 1 ? 'matricula corresponde a mais de um beneficiario' : null;
  },
  healthProviders: refuseNothing,
  healthProviderStatus: (state, item) => (state.records.healthProviders.has(String(item.healthProviderCode)) ? null : providerMissing),
  attendanceLocations: (state, item) => (state.records.healthProviders.has(String(item.healthProviderCode)) ? null : providerMissing),
  healthProviderSpecialties: (state, item) => {
    if (item.locationCode !== undefined) return state.places.has(state.placeOf(item)) ? null : 'local de atendimento nao encontrado';
    return state.records.healthProviders.has(String(item.healthProviderCode)) ? null : providerMissing;
  },
};

/** Null when everything the item refers to is there, else the vendor's reason. */
export function missingReference(resource: HatResource, state: InsurerRecords, item: HatItem): string | null {
  return references[resource](state, item);
}

/** Writes an item whose references were found. */
export function applyItem(resource: HatResource, state: InsurerRecords, item: HatItem, key: string): void {
  switch (resource) {
    case 'beneficiaryStatus': {
      const [subscriber = key] = state.subscribersMatching(String(item.subscriberId));
      applyEvent(state.memberStandings, subscriber, item);
      return state.merge(resource, eventIdentity(subscriber, item), item);
    }
    case 'healthProviderStatus':
      applyEvent(state.providerStandings, key, item);
      // The last event is the provider's status: unlike a registration it is replaced as a whole.
      state.records.healthProviderStatus.set(key, item);
      return;
    case 'persons':
    case 'beneficiaries':
    case 'healthProviders':
    case 'attendanceLocations':
    case 'healthProviderSpecialties':
      return state.merge(resource, key, item);
  }
}
