import type { Faults } from './faults';
import { FieldError } from './field-error';
import { readScenario, type Scenario } from './scenario';
import type { Vendor } from './vendor';
import type { VendorSettings } from './vendor-settings';

/** A scenario as it is listed. */
export interface ScenarioView {
  name: string;
  vendor: string;
  description: string;
  /** It is in force in this world. */
  applied: boolean;
}

/** A scenario of one's own making: its vendor may be left out where there is only one. */
export type OwnScenario = Scenario & { readonly vendor?: string };

interface Applied {
  vendor: string;
  scenario: Scenario;
  /** The settings it changed, as they were before. */
  before: Map<string, unknown>;
}

type Settings = Record<string, unknown>;

/** The scenarios in force in one world. They add up: of two that set the same, the later one wins until it is removed. */
export class WorldScenarios {
  #applied: Applied[] = [];

  constructor(
    private readonly vendors: readonly Vendor[],
    private readonly faults: Faults,
    private readonly settings: (vendor: string) => VendorSettings<Settings>,
  ) {}

  /** Those of every vendor, and those of somebody's own making while they are in force. */
  list(vendor?: string): ScenarioView[] {
    const known = this.vendors.flatMap(({ name, scenarios = [] }) => scenarios.map((scenario) => ({ vendor: name, scenario })));
    const own = this.#applied.filter((one) => !known.some((other) => isSame(one, other)));
    return [...known, ...own]
      .filter((one) => vendor === undefined || one.vendor === vendor)
      .map((one) => ({
        name: one.scenario.name,
        vendor: one.vendor,
        description: one.scenario.description,
        applied: this.#applied.some((other) => isSame(one, other)),
      }));
  }

  /**
   * Puts a scenario in force, all or nothing; one that is in force already begins again.
   * @param scenario a name (of every vendor that has it), `vendor:name`, or one as data
   * @throws FieldError
   */
  apply(scenario: string | OwnScenario): void {
    const found = typeof scenario === 'string' ? this.#named(scenario) : [this.#own(scenario)];
    for (const { vendor, scenario: one } of found) {
      one.faults?.forEach((fault, at) => this.faults.check({ vendor, ...fault }, `faults[${at}]`));
      // Refuses what is wrong before anything is changed.
      this.settings(vendor).changeFromWire({ ...one.settings });
    }
    for (const one of found) this.#apply(one.vendor, one.scenario);
  }

  /** Takes a scenario back: its faults go, and the settings it changed are as before, unless somebody changed them since. @throws FieldError */
  remove(name: string): void {
    const found = this.#applied.filter((one) => isCalled(one, name));
    if (found.length === 0) this.#named(name);
    for (const one of found.reverse()) this.#takeBack(one);
  }

  /** Takes back all scenarios, or those of one vendor. */
  clear(vendor?: string): void {
    for (const one of [...this.#applied].reverse()) if (vendor === undefined || one.vendor === vendor) this.#takeBack(one);
  }

  copyFrom(other: WorldScenarios): void {
    this.#applied = other.#applied.map((one) => ({ ...one, before: new Map(one.before) }));
  }

  #apply(vendor: string, scenario: Scenario): void {
    const present = this.#applied.find((one) => isSame(one, { vendor, scenario }));
    if (present) this.#takeBack(present);
    const settings = this.settings(vendor);
    const changed = Object.keys(scenario.settings ?? {});
    const before = new Map(changed.map((name) => [name, settings.current[name]]));
    settings.change({ ...scenario.settings });
    for (const fault of scenario.faults ?? []) this.faults.add({ vendor, name: scenario.name, ...fault }, tagOf({ vendor, scenario }));
    this.#applied.push({ vendor, scenario, before });
  }

  #takeBack(one: Applied): void {
    const at = this.#applied.indexOf(one);
    const later = this.#applied.slice(at + 1);
    this.#applied.splice(at, 1);
    this.faults.removeScenario(tagOf(one));
    const settings = this.settings(one.vendor);
    for (const [name, value] of one.before) {
      const over = later.find(({ vendor, before }) => vendor === one.vendor && before.has(name));
      if (over) over.before.set(name, value);
      else if (isEqual(settings.current[name], (one.scenario.settings as Settings)[name])) settings.change({ [name]: value });
    }
  }

  #named(name: string): { vendor: string; scenario: Scenario }[] {
    const known = this.vendors.flatMap(({ name: vendor, scenarios = [] }) => scenarios.map((scenario) => ({ vendor, scenario })));
    const found = known.filter((one) => isCalled(one, name));
    if (found.length > 0) return found;
    const names = [...new Set(known.map(({ scenario }) => scenario.name))];
    throw new FieldError('scenario', `must be one of ${names.join(', ')}, or vendor:name`);
  }

  #own({ vendor, ...scenario }: OwnScenario): { vendor: string; scenario: Scenario } {
    const names = this.vendors.map(({ name }) => name);
    const only = vendor ?? (names.length === 1 ? names[0] : undefined);
    if (only === undefined || !names.includes(only)) throw new FieldError('vendor', `must be one of ${names.join(', ')}`);
    return { vendor: only, scenario: readScenario(scenario) };
  }
}

type Placed = Pick<Applied, 'vendor' | 'scenario'>;

function tagOf({ vendor, scenario }: Placed): string {
  return `${vendor}:${scenario.name}`;
}

function isSame(left: Placed, right: Placed): boolean {
  return tagOf(left) === tagOf(right);
}

function isCalled(one: Placed, name: string): boolean {
  return one.scenario.name === name || tagOf(one) === name;
}

function isEqual(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
