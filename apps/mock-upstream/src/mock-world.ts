import type { MockCall } from './engine/mock-call';
import type { WorldClock } from './engine/clock';
import type { Fault } from './engine/fault';
import type { FaultSwitch } from './engine/faults';
import { FieldError } from './engine/field-error';
import type { Journal } from './engine/journal/journal';
import type { Strictness } from './engine/strictness';
import type { Vendor, VendorState } from './engine/vendor';
import type { ResetScope, World } from './engine/world';
import type { WorldDocument } from './engine/world-document';
import type { OwnScenario, ScenarioView } from './engine/world-scenarios';
import type { vendors } from './vendors';

/** Switches of faults; a fault that cannot be is refused with a FieldError. What is added through a vendor strikes that vendor alone. */
export interface FaultSwitches {
  add(fault: Fault): void;
  /** With how many calls of its scope each has seen and struck. */
  list(): readonly FaultSwitch[];
  clear(): void;
}

/** Situations by name or as data, in force in one world until they are taken back. */
export interface ScenarioSwitches {
  list(): readonly ScenarioView[];
  /** @param scenario a name, `vendor:name`, or one of your own making @throws FieldError */
  apply(scenario: string | OwnScenario): void;
  /** @throws FieldError when there is none of this name */
  remove(name: string): void;
  clear(): void;
}

/** What every vendor offers in the process. */
export interface VendorDoor<Settings extends object> {
  /** Base URL, without a trailing slash. */
  url: string;
  /** Changes the given settings. @throws FieldError */
  settings(patch: Partial<Settings>): void;
  /** Forgets what this vendor holds, its faults and calls; puts its settings back. */
  reset(): void;
  /**
   * Puts entities of a kind in as if the vendor had held them all along, one by one.
   * @returns how many @throws FieldError at the first it refuses
   */
  load(kind: string, items: Iterable<object>): number;
  faults: FaultSwitches;
  scenarios: ScenarioSwitches;
  /** Those calls of this vendor that the journal of the world has, in order of arrival. */
  calls(): readonly MockCall[];
}

type DoorOf<V> = V extends Vendor<string, VendorState, infer Settings, infer Door> ? VendorDoor<Settings> & Door : never;

/** The vendors of a world, each under its name. */
export type VendorDoors = { [V in (typeof vendors)[number] as V['name']]: DoorOf<V> };

/** A world as a test sees it. */
export type MockWorld = VendorDoors & {
  name: string;
  /** Origin with the prefix of the world, without a trailing slash: any path behind it is served by this world. */
  url: string;
  clock: WorldClock;
  faults: FaultSwitches;
  /** A name strikes every vendor that has a scenario of this name. */
  scenarios: ScenarioSwitches;
  /** What was received: query, count, verify, expect, export. */
  journal: Journal;
  /** The calls that the journal has, in short and in order of arrival. */
  calls(): readonly MockCall[];
  strictness(strictness: Strictness): void;
  /** Puts the world back to how it began, or a part of it. */
  reset(scope?: ResetScope): void;
  /** The world as a JSON document: what the vendors hold, clock, seed, settings. */
  snapshot(): WorldDocument;
  /** @throws FieldError when the document cannot be understood; nothing has changed then */
  restore(document: WorldDocument): void;
};

/**
 * @param world asked at each use: a world may be forgotten and come to be again
 * @param url origin, for other worlds than the default with the prefix
 */
export function mockWorld(name: string, world: () => World, url: string, all: readonly Vendor[]): MockWorld {
  const doors = all.map((vendor) => [vendor.name, vendorDoor(world, vendor, url)] as const);
  const common = {
    name,
    url,
    get clock() {
      return world().clock;
    },
    get faults() {
      return world().faults;
    },
    get scenarios() {
      return world().scenarios;
    },
    get journal() {
      return world().journal;
    },
    calls: () => world().calls.list(),
    strictness: (strictness: Strictness) => void (world().strictness = strictness),
    reset: (scope?: ResetScope) => world().reset(scope),
    snapshot: () => world().snapshot(),
    restore: (document: WorldDocument) => world().restore(document),
  };
  return Object.assign(common, Object.fromEntries(doors) as VendorDoors);
}

function vendorDoor(world: () => World, vendor: Vendor, url: string): VendorDoor<object> & object {
  const { name } = vendor;
  return {
    ...vendor.door(() => world().state(name)),
    url: url + (vendor.basePaths[0] ?? ''),
    settings: (patch) =>
      world()
        .settings(name)
        .change(patch as Record<string, unknown>),
    reset: () => world().resetVendor(name),
    load: (kind, items) => load(world().state(name), vendor, kind, items),
    faults: {
      add: (fault) => world().faults.add({ vendor: name, ...fault }),
      clear: () => world().faults.clear(name),
      list: () =>
        world()
          .faults.list()
          .filter(({ fault }) => fault.vendor === name),
    },
    scenarios: {
      list: () => world().scenarios.list(name),
      apply: (scenario) => world().scenarios.apply(typeof scenario === 'string' ? ownName(name, scenario) : { vendor: name, ...scenario }),
      remove: (scenario) => world().scenarios.remove(ownName(name, scenario)),
      clear: () => world().scenarios.clear(name),
    },
    calls: () => world().calls.list(name),
  };
}

function ownName(vendor: string, scenario: string): string {
  return scenario.includes(':') ? scenario : `${vendor}:${scenario}`;
}

function load(state: VendorState, vendor: Vendor, kind: string, items: Iterable<object>): number {
  const found = vendor.entities.find((one) => one.name === kind);
  if (!found?.put) throw new FieldError(kind, `is nothing that ${vendor.title} can be given`);
  let count = 0;
  for (const item of items) {
    found.put(state, item as Readonly<Record<string, unknown>>, {});
    count++;
  }
  return count;
}
