import type { Clock } from '@ponte/common';
import { CallLog } from './call-log';
import { WorldClock } from './clock';
import { Faults } from './faults';

/** What a vendor keeps in a world. */
export interface VendorState {
  reset(): void;
}

/** One isolated set of vendors: its own time, faults, calls and records. */
export class World {
  readonly clock: WorldClock;
  readonly faults = new Faults();
  readonly calls = new CallLog();
  readonly #vendors = new Map<string, VendorState>();

  constructor(
    readonly name: string,
    clock?: Clock,
  ) {
    this.clock = new WorldClock(clock);
  }

  /** The state of a vendor in this world, made at the first asking. */
  vendor<State extends VendorState>(name: string, make: (world: World) => State): State {
    const present = this.#vendors.get(name);
    if (present) return present as State;
    const state = make(this);
    this.#vendors.set(name, state);
    return state;
  }

  /** As if nothing had ever been sent: records, tokens, faults, calls. The clock stays. */
  reset(): void {
    for (const state of this.#vendors.values()) state.reset();
    this.faults.clear();
    this.calls.clear();
  }
}

export const defaultWorldName = 'default';

/** The worlds of one emulator, by name. */
export class Worlds {
  readonly #worlds = new Map<string, World>();

  constructor(private readonly clock?: Clock) {}

  get(name: string = defaultWorldName): World {
    let world = this.#worlds.get(name);
    if (!world) {
      world = new World(name, this.clock);
      this.#worlds.set(name, world);
    }
    return world;
  }
}
