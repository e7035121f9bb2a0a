import { hatResources, type HatResource } from '@ponte/hat/contract';
import type { HatItem } from './hat.settings';
import type { Standing } from './standing';

/** Everything HAT holds for one operator (`healthInsurerId`). */
export class InsurerRecords {
  readonly records = Object.fromEntries(hatResources.map((resource) => [resource, new Map<string, HatItem>()])) as Record<
    HatResource,
    Map<string, HatItem>
  >;
  readonly memberStandings = new Map<string, Standing>();
  readonly providerStandings = new Map<string, Standing>();
  /** `codint:provider:location` of every location, whatever its type: what a specialty may refer to. */
  readonly places = new Set<string>();

  constructor(readonly healthInsurerId: string) {}

  /** Inserts, or writes the given fields over the present ones: absent leaves a field as it is, `""` empties it. */
  merge(resource: HatResource, key: string, item: HatItem): void {
    const records = this.records[resource];
    const present = records.get(key);
    if (present) Object.assign(present, item);
    else records.set(key, item);
    if (resource === 'attendanceLocations') this.places.add(this.placeOf(item));
  }

  /** Writes a record as a whole, new or not. */
  replace(resource: HatResource, key: string, item: HatItem): void {
    const before = this.records[resource].get(key);
    this.records[resource].set(key, item);
    if (resource !== 'attendanceLocations') return;
    if (before) this.#forgetPlace(before);
    this.places.add(this.placeOf(item));
  }

  /** Removes a record and, of a member or a provider, its standing. */
  remove(resource: HatResource, key: string): void {
    const before = this.records[resource].get(key);
    this.records[resource].delete(key);
    this.standingsOf(resource)?.delete(key);
    if (before && resource === 'attendanceLocations') this.#forgetPlace(before);
  }

  placeOf(item: HatItem): string {
    return `${String(item.codint ?? this.healthInsurerId)}:${String(item.healthProviderCode)}:${String(item.locationCode)}`;
  }

  /**
   * The members a status may mean: sources write the number with its last digit (17), without it (16), or without two (15).
   * Probing the few possible endings costs less than keeping an index of prefixes.
   */
  subscribersMatching(reference: string): string[] {
    const members = this.records.beneficiaries;
    const missing = 17 - reference.length;
    if (missing <= 0) return members.has(reference) ? [reference] : [];
    const found: string[] = [];
    for (let ending = 0; ending < 10 ** missing; ending++) {
      const candidate = reference + String(ending).padStart(missing, '0');
      if (members.has(candidate)) found.push(candidate);
    }
    return found;
  }

  standingsOf(resource: HatResource): Map<string, Standing> | undefined {
    if (resource === 'beneficiaries') return this.memberStandings;
    return resource === 'healthProviders' ? this.providerStandings : undefined;
  }

  #forgetPlace(item: HatItem): void {
    const place = this.placeOf(item);
    for (const other of this.records.attendanceLocations.values()) if (this.placeOf(other) === place) return;
    this.places.delete(place);
  }
}
