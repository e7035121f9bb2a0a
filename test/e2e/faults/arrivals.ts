import type { HatResource } from '@ponte/hat/contract';
import type { HatMockSettings } from '../../../apps/mock-upstream/src/create-mock';
import { type Change, contentOf, type Item, orderKey } from './change';

/** What reached HAT, item by item, in the order in which it was taken in: the place where the order is judged. */
export class Arrivals {
  readonly all: { orderKey: string; print: string }[] = [];

  /** Goes into the emulator's `poison` setting: it sees each item of each POST whose body was read. @param refuse the vendor's reason */
  recorder(refuse: (change: Change) => string | null = () => null): NonNullable<HatMockSettings['poison']> {
    return (resource: HatResource, item) => {
      const change = { resource, item: item as Item };
      this.all.push({ orderKey: orderKey(change), print: contentOf(change) });
      return refuse(change);
    };
  }

  byOrderKey(): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const { orderKey: key, print } of this.all) found.set(key, [...(found.get(key) ?? []), print]);
    return found;
  }
}

/** How often the hub may have posted a content: the batches its changes travelled in. */
export interface Carried {
  all: Map<string, number>;
  /** Of changes that post an uncertain key once more, and of orphans. */
  again: Map<string, number>;
  /** Contents that HAT refused, or was spared, for want of a record that was accepted after them: they go behind it. */
  orphans: Set<string>;
  /** Batches whose outcome was never learned: where HAT is slow they may arrive after their own repetition. */
  unknown: Map<string, number>;
}

/**
 * What is wrong with the order, key by key: each content first arrives in its turn, an older one comes back only in a re-post
 * or behind its parent, and the newest of those that HAT took comes last.
 * @param submitted per order key the contents in the order in which callers sent them
 * @param refused contents that HAT refuses
 * @param lateArrivals the emulator held calls back beyond the hub's patience, so that it took them in late
 */
export function orderFaults(
  submitted: ReadonlyMap<string, readonly string[]>,
  arrived: ReadonlyMap<string, readonly string[]>,
  carried: Carried,
  refused: (print: string) => boolean,
  lateArrivals = false,
): string[] {
  const faults: string[] = [];
  for (const [key, prints] of arrived) {
    const ranks = new Map((submitted.get(key) ?? []).map((print, rank) => [print, rank]));
    const times = new Map<string, number>();
    const backwards = new Map<string, number>();
    let newest = -1;
    for (const print of prints) {
      const rank = ranks.get(print);
      if (rank === undefined) {
        faults.push(`${key}: nobody sent what arrived`);
        continue;
      }
      if (rank < newest) {
        const overtakenBy = prints.slice(0, prints.indexOf(print)).filter((other) => (ranks.get(other) ?? 0) > rank);
        const behindItsParent = carried.orphans.has(print) && overtakenBy.every((other) => resourceOf(other) !== resourceOf(print));
        if (!times.has(print) && !behindItsParent) faults.push(`${key}: change ${rank} arrived for the first time after ${newest}`);
        backwards.set(print, (backwards.get(print) ?? 0) + 1);
      }
      times.set(print, (times.get(print) ?? 0) + 1);
      newest = Math.max(newest, rank);
    }
    for (const [print, count] of times) {
      if (count > (carried.all.get(print) ?? 0)) faults.push(`${key}: arrived ${count} times, sent ${carried.all.get(print) ?? 0} times`);
    }
    for (const [print, count] of backwards) {
      const allowed = (carried.again.get(print) ?? 0) + (lateArrivals ? (carried.unknown.get(print) ?? 0) : 0);
      if (count > allowed) faults.push(`${key}: an older change came back ${count} times, ${allowed} allowed`);
    }
    const last = prints.at(-1) ?? '';
    if (!lateArrivals && ranks.get(last) !== newest && !refused(last)) faults.push(`${key}: the newest change did not come last`);
  }
  return faults;
}

function resourceOf(print: string): string | undefined {
  return print.split(' ', 1)[0];
}
