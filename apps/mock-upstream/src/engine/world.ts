import type { Clock } from '@ponte/common';
import { WorldClock, type ClockSetting } from './clock';
import { Faults } from './faults';
import { FieldError } from './field-error';
import { Journal } from './journal/journal';
import { defaultJournalSettings, type JournalSettings } from './journal/journal-settings';
import type { FieldKinds } from './journal/masking/field-kind';
import { MockCalls } from './mock-call';
import { checkFaultPlace } from './fault-place';
import { Pauses } from './pauses';
import { SeededRandomness, type Randomness } from './randomness';
import { checkStrictness, type Strictness } from './strictness';
import type { Vendor, VendorState } from './vendor';
import { VendorSettings, type SettingFields } from './vendor-settings';
import type { WorldDocument } from './world-document';
import { WorldScenarios } from './world-scenarios';

/** Settings by vendor. */
export type SettingsByVendor = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** How a world begins, and what a reset returns it to. */
export interface WorldStart {
  seed: string;
  /** True: the seed was drawn, not given. A reset then draws the next one, so that no token ever comes twice. */
  drawn: boolean;
  clock: ClockSetting;
  settings: SettingsByVendor;
  strictness: Strictness;
  /** Scenarios in force from the start. */
  scenarios?: readonly string[];
  /** Real milliseconds without a call after which the world is forgotten; absent: never. */
  ttlMs?: number;
}

/** What a world needs from outside. */
export interface WorldSurroundings {
  vendors: readonly Vendor[];
  /** The real time. */
  clock: Clock;
  drawSeed(): string;
  /** Under which journals mask personal data: a text nobody can guess, fresh for each process. */
  maskKey: string;
  /** Bounds of a journal, over the usual ones. */
  journal?: Partial<JournalSettings>;
  /** Where a test wants tokens to come from instead of the seed. */
  tokens?: Pick<Randomness, 'uuid' | 'hex'>;
}

/** What can be reset: everything (as the world began), what the vendors hold, the journal, or the fault switches and scenarios. */
export const resetScopes = ['all', 'state', 'journal', 'faults'] as const;
export type ResetScope = (typeof resetScopes)[number];

/** Writes down what must outlive the process. */
export interface WorldMemory {
  remember(vendor: string, entry: unknown): void;
  /** The vendor's state was replaced or forgotten: what was written down before counts no more. */
  replaced(vendor: string, state: VendorState): void;
}

interface Housed {
  vendor: Vendor;
  state: VendorState;
  settings: VendorSettings<Record<string, unknown>>;
}

/** One isolated set of vendors: its own time, chance, faults, journal, settings and records. */
export class World {
  readonly clock: WorldClock;
  readonly random: SeededRandomness;
  readonly faults: Faults;
  readonly scenarios: WorldScenarios;
  /** Of calls that are kept waiting. */
  readonly pauses: Pauses;
  readonly journal: Journal;
  readonly calls: MockCalls;
  strictness: Strictness;
  ttlMs: number | undefined;
  /** Real milliseconds of the last call that chose this world. */
  usedAt: number;
  #vendors: Map<string, Housed>;

  constructor(
    readonly name: string,
    readonly start: WorldStart,
    private readonly surroundings: WorldSurroundings,
    private memory?: WorldMemory,
  ) {
    this.clock = new WorldClock(surroundings.clock);
    this.clock.restore(start.clock);
    this.random = new SeededRandomness(start.seed);
    this.strictness = start.strictness;
    this.ttlMs = start.ttlMs;
    this.usedAt = surroundings.clock.now().getTime();
    const { maskKey, journal: settings } = surroundings;
    this.journal = new Journal({ maskKey, settings, fields: fieldKindsOf(surroundings.vendors) });
    this.calls = new MockCalls(this.journal);
    this.pauses = new Pauses(this.clock);
    this.faults = new Faults({
      now: () => this.clock.now(),
      seed: () => this.random.seed,
      check: (fault) => checkFaultPlace(fault, surroundings.vendors),
    });
    this.#vendors = this.#houseAll(start.settings);
    this.scenarios = new WorldScenarios(surroundings.vendors, this.faults, (vendor) => this.settings(vendor));
    for (const scenario of start.scenarios ?? []) this.scenarios.apply(scenario);
  }

  state(vendor: string): VendorState {
    return this.#housed(vendor).state;
  }

  settings(vendor: string): VendorSettings<Record<string, unknown>> {
    return this.#housed(vendor).settings;
  }

  /** Strictness and the settings of all vendors, as they may be shown. */
  settingsView(): { strictness: Strictness } & SettingsByVendor {
    const views = [...this.#vendors.values()].map(({ vendor, settings }) => [vendor.name, settings.view()] as const);
    return { strictness: this.strictness, ...Object.fromEntries(views) } as { strictness: Strictness } & SettingsByVendor;
  }

  /**
   * Changes what is given, by vendor, all or nothing.
   * @throws FieldError
   */
  changeSettings(change: Readonly<Record<string, unknown>>): void {
    const { strictness, ...byVendor } = change;
    const checked = strictness === undefined ? this.strictness : checkStrictness(strictness);
    const changes = Object.entries(byVendor).map(([name, patch]) => {
      const housed = this.#vendors.get(name);
      if (!housed) throw new FieldError('settings', `hold strictness and a part for each of ${[...this.#vendors.keys()].join(', ')}`);
      return housed.settings.changeFromWire(patch);
    });
    this.strictness = checked;
    for (const apply of changes) apply();
  }

  reset(scope: ResetScope = 'all'): void {
    if (scope === 'all' || scope === 'state') this.#forget();
    if (scope === 'all' || scope === 'journal') this.journal.clear();
    if (scope === 'all' || scope === 'faults') {
      this.scenarios.clear();
      this.faults.clear();
      this.pauses.release();
    }
    if (scope !== 'all') return;
    for (const { settings } of this.#vendors.values()) settings.reset();
    this.journal.changeSettings({ ...defaultJournalSettings, ...this.surroundings.journal });
    this.strictness = this.start.strictness;
    this.clock.restore(this.start.clock);
    this.random.restart(this.start.drawn ? this.surroundings.drawSeed() : this.start.seed);
    for (const scenario of this.start.scenarios ?? []) this.scenarios.apply(scenario);
  }

  /** Forgets what one vendor holds, its faults and its calls, and puts its settings back. */
  resetVendor(name: string): void {
    const { state, settings } = this.#housed(name);
    this.scenarios.clear(name);
    state.reset();
    settings.reset();
    this.memory?.replaced(name, state);
    this.faults.clear(name);
    this.journal.clear(name);
  }

  /** From now on what is accepted is written down. */
  keepIn(memory: WorldMemory): void {
    this.memory = memory;
  }

  /** Everything but fault switches, calls and secrets. */
  snapshot(): WorldDocument {
    const vendors = Object.fromEntries([...this.#vendors].map(([name, { state }]) => [name, [...state.snapshot()].map(copied)]));
    const { seed, position } = this.random;
    return { format: 1, clock: this.clock.setting(), seed, position, settings: this.settingsView(), vendors };
  }

  /**
   * Puts the world where a snapshot was taken; faults and calls stay. When the document cannot be understood nothing has changed.
   * @throws FieldError
   */
  restore(document: WorldDocument): void {
    const present = { clock: this.clock.setting(), vendors: this.#vendors, strictness: this.strictness };
    try {
      this.clock.restore(document.clock);
      this.#vendors = this.#houseAll(this.start.settings);
      this.changeSettings(document.settings);
      for (const [name, entries] of Object.entries(document.vendors)) this.#fill(name, entries);
    } catch (error) {
      this.clock.restore(present.clock);
      this.#vendors = present.vendors;
      this.strictness = present.strictness;
      throw error;
    }
    this.random.resume(document.seed, document.position);
    for (const [name, { state }] of this.#vendors) this.memory?.replaced(name, state);
  }

  /** Becomes like another world in everything but its calls. From then on both go their own ways. */
  copyFrom(other: World): void {
    this.clock.restore(other.clock.setting());
    this.random.resume(other.random.seed, other.random.position);
    this.strictness = other.strictness;
    this.faults.copyFrom(other.faults);
    this.scenarios.copyFrom(other.scenarios);
    this.journal.changeSettings({ ...other.journal.settings() });
    for (const [name, { state, settings }] of other.#vendors) {
      this.settings(name).change(settings.current);
      for (const entry of state.snapshot()) this.state(name).restore(copied(entry));
    }
  }

  #fill(name: string, entries: readonly unknown[]): void {
    const housed = this.#vendors.get(name);
    if (!housed) throw new FieldError(`vendors.${name}`, 'is no vendor of this emulator');
    entries.forEach((entry, at) => {
      try {
        housed.state.restore(copied(entry));
      } catch (error) {
        throw error instanceof FieldError ? new FieldError(`vendors.${name}[${at}].${error.field}`, error.fault) : error;
      }
    });
  }

  #forget(): void {
    for (const [name, { state }] of this.#vendors) {
      state.reset();
      this.memory?.replaced(name, state);
    }
  }

  #houseAll(start: SettingsByVendor): Map<string, Housed> {
    const names = this.surroundings.vendors.map(({ name }) => name);
    if (Object.keys(start).some((name) => !names.includes(name)))
      throw new FieldError('settings', `hold a part for each of ${names.join(', ')}`);
    return new Map(this.surroundings.vendors.map((vendor) => [vendor.name, this.#house(vendor, start[vendor.name])]));
  }

  #house(vendor: Vendor, start?: Readonly<Record<string, unknown>>): Housed {
    const { name } = vendor;
    const settings = new VendorSettings(name, vendor.settings as SettingFields<Record<string, unknown>>, start);
    const { clock } = this;
    const { tokens } = this.surroundings;
    const random: Randomness = tokens
      ? { uuid: () => tokens.uuid(), hex: (bytes) => tokens.hex(bytes), fraction: () => this.random.fraction() }
      : this.random;
    const remember = (entry: unknown) => this.memory?.remember(name, entry);
    return { vendor, settings, state: vendor.makeState({ world: this.name, clock, random, settings, remember }) };
  }

  #housed(name: string): Housed {
    const housed = this.#vendors.get(name);
    if (!housed) throw new Error(`no vendor is called ${name}`);
    return housed;
  }
}

function fieldKindsOf(vendors: readonly Vendor[]): FieldKinds {
  return Object.assign({}, ...vendors.map(({ fieldKinds }) => fieldKinds)) as FieldKinds;
}

/** Entries are JSON, and may be live in the state they came from. */
function copied(entry: unknown): unknown {
  return JSON.parse(JSON.stringify(entry));
}
