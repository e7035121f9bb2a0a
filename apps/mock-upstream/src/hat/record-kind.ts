import { itemValidators, type HatResource } from '@ponte/hat/contract';
import type { EntityFilter, EntityKind, EntityView } from '../engine/entity-kind';
import { FieldError } from '../engine/field-error';
import { missingReference } from './apply-item';
import type { HatItem } from './hat.settings';
import type { HatState } from './hat.state';
import type { InsurerRecords } from './insurer-records';
import { checkItem } from './item-check';
import { itemKey } from './item-key';
import { eventIdentity } from './standing';

const filters = [{ name: 'healthInsurerId', description: 'Operator; absent is the first configured one' }];

/** The records of one resource, for people. Events can be sent, not altered: what they did would not be undone. */
export function recordKind(resource: HatResource): EntityKind<HatState> {
  const isEvent = resource === 'beneficiaryStatus' || resource === 'healthProviderStatus';
  return {
    name: resource,
    description: isEvent ? `Events of ${resource}` : `Records of ${resource}; members and providers with their standing`,
    filters,
    *list(state, filter) {
      const insurer = insurerOf(state, filter);
      for (const [key, record] of insurer.records[resource]) yield view(insurer, resource, key, record);
    },
    count: (state, filter) => insurerOf(state, filter).records[resource].size,
    find(state, key, filter) {
      const insurer = insurerOf(state, filter);
      const record = insurer.records[resource].get(key);
      return record && view(insurer, resource, key, record);
    },
    put(state, value, filter) {
      const insurer = insurerOf(state, filter);
      const { item, fault } = checkItem(resource, { ...value });
      const key = itemKey(resource, item, insurer.healthInsurerId);
      if (fault !== undefined || key === undefined) throw new FieldError(resource, fault ?? 'the key is missing or malformed');
      const missing = missingReference(resource, insurer, item);
      if (missing !== null) throw new FieldError(resource, 'what it refers to is not there');
      const { healthInsurerId } = insurer;
      if (isEvent) state.seed({ healthInsurerId, resource, key }, item);
      else state.rewrite({ healthInsurerId, resource, key }, item);
      const kept = resource === 'beneficiaryStatus' ? eventKey(insurer, item) : key;
      return view(insurer, resource, kept, insurer.records[resource].get(kept) ?? item);
    },
    ...(isEvent ? {} : changes(resource)),
  };
}

function changes(resource: HatResource): Pick<EntityKind<HatState>, 'patch' | 'remove'> {
  return {
    patch(state, key, change, filter) {
      const insurer = insurerOf(state, filter);
      const patched = merged(insurer.records[resource].get(key) ?? {}, change);
      const validate = itemValidators[resource];
      if (!validate(patched)) {
        const error = validate.errors?.[0];
        const unknown: unknown = error?.params.additionalProperty;
        const field =
          error?.instancePath.slice(1) || (typeof unknown === 'string' && /^[A-Za-z]\w{0,39}$/.test(unknown) ? unknown : resource);
        throw new FieldError(field, error?.message ?? 'breaks the contract');
      }
      if (itemKey(resource, patched, insurer.healthInsurerId) !== key) throw new FieldError(resource, 'parts of the key cannot be changed');
      state.rewrite({ healthInsurerId: insurer.healthInsurerId, resource, key }, patched);
      return view(insurer, resource, key, patched);
    },
    remove(state, key, filter) {
      state.remove({ healthInsurerId: insurerOf(state, filter).healthInsurerId, resource, key });
    },
  };
}

/** RFC 7396 on the top level; lists are replaced. */
function merged(record: HatItem, change: Readonly<HatItem>): HatItem {
  return Object.fromEntries(Object.entries({ ...record, ...change }).filter(([, value]) => value !== null));
}

function eventKey(insurer: InsurerRecords, item: HatItem): string {
  const [subscriber = ''] = insurer.subscribersMatching(String(item.subscriberId));
  return eventIdentity(subscriber, item);
}

function view(insurer: InsurerRecords, resource: HatResource, key: string, record: HatItem): EntityView {
  const standing = insurer.standingsOf(resource)?.get(key);
  return standing ? { key, record, standing } : { key, record };
}

function insurerOf(state: HatState, { healthInsurerId }: EntityFilter): InsurerRecords {
  if (healthInsurerId !== undefined && !state.settings.insurers.some((known) => known.healthInsurerId === healthInsurerId)) {
    throw new FieldError('healthInsurerId', 'is not one of the operators in the settings');
  }
  return state.insurer(healthInsurerId);
}
