import { hatResources, type HatResource } from '@ponte/hat/contract';
import { type Change, type Item, recordKey } from './change';

/** What HAT must hold in the end: a second, simple implementation of the same facts. */
export class ExpectedHat {
  readonly records = Object.fromEntries(hatResources.map((resource) => [resource, new Map<string, Item>()])) as Record<
    HatResource,
    Map<string, Item>
  >;
  /** By member or provider: whether the last event blocked it. */
  readonly blocked = { beneficiaries: new Map<string, boolean>(), healthProviders: new Map<string, boolean>() };

  take(change: Change): void {
    const { resource, item } = change;
    const records = this.records[resource];
    const key = recordKey(change);
    // Upserts are merged; a provider's status is replaced; a member's events each have a key of their own.
    records.set(key, resource === 'healthProviderStatus' ? item : { ...records.get(key), ...item });
    if (resource === 'beneficiaryStatus') this.blocked.beneficiaries.set(String(item.subscriberId), item.eventType === 'Bloqueio');
    if (resource === 'healthProviderStatus') this.blocked.healthProviders.set(key, item.eventType === 'Bloqueio');
  }
}
