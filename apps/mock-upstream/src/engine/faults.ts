import { parseDuration } from './duration';
import {
  isItemFault,
  isWireFault,
  wireFaultKinds,
  type Fault,
  type FaultScope,
  type ItemFault,
  type WireFault,
  type WorkFault,
} from './fault';
import { faultMatcher, type FaultMatcher } from './fault-match';
import { checkFaultShape } from './fault-schemas';
import { FieldError } from './field-error';
import { parseInstant } from './instant';
import type { JournalEntry } from './journal/journal-entry';
import { patternAt } from './journal/requests/field-reader';
import { SeededRandomness } from './randomness';
import { patternMs } from './struck-keys';
import { SlowPatternError, withinTime } from './within-time';

export type { Fault, FaultKind } from './fault';

/** What a call brings to a fault. */
export interface FaultableCall {
  vendor?: string;
  operation: string;
  method?: string;
  entry?: JournalEntry;
}

/** The faults that strike one call: all delays added up, the first fault of the work, all of items, and all that spoil the answer, one of a kind. */
export interface StruckFaults {
  beforeMs: number;
  afterMs: number;
  fault?: WorkFault;
  items: readonly ItemFault[];
  wire: readonly WireFault[];
  /** All of them, for the journal. */
  struck: readonly Fault[];
}

export interface FaultSurroundings {
  /** Milliseconds by the world's clock. */
  now(): number;
  seed(): string;
  /** Refuses what its vendors do not know. @throws FieldError */
  check?(fault: Fault): void;
}

/** A switch, with how many calls of its scope it has seen and struck. */
export interface FaultSwitch {
  fault: Fault;
  seen: number;
  struck: number;
  /** The scenario that switched it on. */
  scenario?: string;
}

interface Entry extends FaultSwitch {
  from: number;
  until: number;
  perMs?: number;
  /** Calls seen since the present stretch of `per` began, and when it began. */
  counted: number;
  strikes: number;
  since: number;
  matcher?: FaultMatcher;
  /** Its expressions took too long once. */
  slow?: boolean;
  chance: SeededRandomness;
}

const none: StruckFaults = { beforeMs: 0, afterMs: 0, items: [], wire: [], struck: [] };

/** The fault switches of one world. Each fault counts the calls of its own scope from when it was added. */
export class Faults {
  #entries: Entry[] = [];
  #added = 0;

  constructor(private readonly surroundings: FaultSurroundings = { now: () => 0, seed: () => '' }) {}

  /** @param path where the fault stands, for the complaint @throws FieldError naming what is wrong with it */
  check(fault: unknown, path?: string): asserts fault is Fault {
    checkFaultShape(fault, path);
    const at = (field: string) => (path === undefined ? field : `${path}.${field}`);
    this.#entryOf(fault);
    if (fault.kind === 'delay' && fault.toMs !== undefined && fault.toMs < fault.ms)
      throw new FieldError(at('toMs'), 'must not be less than ms');
    if ('keysLike' in fault) patternAt(fault.keysLike, at('keysLike'));
    this.surroundings.check?.(fault);
  }

  /** @param scenario under whose name it is removed again @throws FieldError naming what is wrong with it */
  add(fault: Fault, scenario?: string): void {
    this.check(fault);
    this.#entries.push({ ...this.#entryOf(fault), ...(scenario === undefined ? {} : { scenario }) });
    this.#added++;
  }

  /** Removes the switches of one vendor, or all. */
  clear(vendor?: string): void {
    this.#entries = vendor === undefined ? [] : this.#entries.filter(({ fault }) => fault.vendor !== vendor);
    if (vendor === undefined) this.#added = 0;
  }

  /** Removes one switch by its place in the list, from 1. Whether there was one. */
  remove(place: number): boolean {
    return Number.isInteger(place) && place >= 1 && this.#entries.splice(place - 1, 1).length === 1;
  }

  /** Removes what a scenario switched on. */
  removeScenario(name: string): void {
    this.#entries = this.#entries.filter(({ scenario }) => scenario !== name);
  }

  /** Takes over the switches of another world, as far as they have come. */
  copyFrom(other: Faults): void {
    this.#added = other.#added;
    this.#entries = other.#entries.map((entry) => {
      const chance = new SeededRandomness(entry.chance.seed);
      chance.resume(entry.chance.seed, entry.chance.position);
      // A switch of its own: what proves too slow in one world is not off in the other.
      return { ...entry, fault: { ...entry.fault }, chance };
    });
  }

  list(): readonly FaultSwitch[] {
    return this.#entries.map(({ fault, seen, struck, scenario }) => ({
      fault,
      seen,
      struck,
      ...(scenario === undefined ? {} : { scenario }),
    }));
  }

  /**
   * Counts the call and says what strikes it.
   * @throws SlowPatternError when the expressions of a switch take too long on it; from then on they do on every call of its scope
   */
  strike(call: FaultableCall): StruckFaults {
    if (this.#entries.length === 0) return none;
    const due: StruckFaults & { items: ItemFault[]; wire: WireFault[]; struck: Fault[] } = {
      beforeMs: 0,
      afterMs: 0,
      items: [],
      wire: [],
      struck: [],
    };
    const now = this.surroundings.now();
    const meant = this.#watched(call, now);
    for (const entry of meant ?? this.#entries) {
      if ((!meant && !isMeant(entry, call, now)) || !isDue(entry, now)) continue;
      const { fault } = entry;
      if (fault.kind === 'delay') due[fault.afterWork ? 'afterMs' : 'beforeMs'] += lengthOf(fault, entry.chance);
      else if (isItemFault(fault)) due.items.push(fault);
      else if (isWireFault(fault)) {
        if (due.wire.some(({ kind }) => kind === fault.kind)) continue;
        due.wire.push(fault);
      } else if (due.fault) continue;
      else due.fault = fault;
      due.struck.push(fault);
      entry.struck++;
      entry.strikes++;
    }
    if (due.wire.length > 1) due.wire.sort((left, right) => wireFaultKinds.indexOf(left.kind) - wireFaultKinds.indexOf(right.kind));
    return due;
  }

  /**
   * The switches that mean this call, where that takes regular expressions: they are watched together, since a watch costs more than
   * most of them. Undefined where it takes none.
   */
  #watched(call: FaultableCall, now: number): readonly Entry[] | undefined {
    if (!this.#entries.some((entry) => entry.matcher?.usesPattern && isInScope(entry, call, now))) return undefined;
    const fieldOf = (entry: Entry | undefined): string => `match of fault switch ${entry ? this.#entries.indexOf(entry) + 1 : 0}`;
    const slow = this.#entries.find((entry) => entry.slow && isInScope(entry, call, now));
    if (slow) throw new SlowPatternError(fieldOf(slow));
    let asked = this.#entries[0];
    try {
      return withinTime(
        patternMs,
        () => fieldOf(asked),
        () => this.#entries.filter((entry) => isMeant((asked = entry), call, now)),
      );
    } catch (error) {
      if (error instanceof SlowPatternError && asked) asked.slow = true;
      throw error;
    }
  }

  #entryOf(fault: Fault): Entry {
    const { from, until, match, per } = fault;
    const { now, seed } = this.surroundings;
    const begins = from === undefined ? -Infinity : parseInstant(from, 'from');
    const ends = until === undefined ? Infinity : parseInstant(until, 'until');
    const span = fault.for === undefined ? Infinity : Math.max(begins, now()) + parseDuration(fault.for, 'for');
    const perMs = per === undefined ? undefined : parseDuration(per, 'per');
    if (perMs === 0) throw new FieldError('per', 'must be longer than nothing');
    return {
      fault,
      seen: 0,
      struck: 0,
      counted: 0,
      strikes: 0,
      since: now(),
      from: begins,
      until: Math.min(ends, span),
      ...(perMs === undefined ? {} : { perMs }),
      ...(match === undefined ? {} : { matcher: faultMatcher(match) }),
      chance: new SeededRandomness(`${seed()}/faults/${this.#added}`),
    };
  }
}

function isInScope({ fault, from, until }: Entry, call: FaultableCall, now: number): boolean {
  if (fault.operation !== '*' && fault.operation !== call.operation) return false;
  if (fault.vendor !== undefined && fault.vendor !== call.vendor) return false;
  if (fault.method !== undefined && fault.method !== call.method) return false;
  return now >= from && now < until;
}

function isMeant(entry: Entry, call: FaultableCall, now: number): boolean {
  if (!isInScope(entry, call, now)) return false;
  return entry.matcher === undefined || (call.entry !== undefined && entry.matcher.matches(call.entry));
}

function isDue(entry: Entry, now: number): boolean {
  const { fault, perMs } = entry;
  entry.seen++;
  if (perMs !== undefined && (now - entry.since >= perMs || now < entry.since)) {
    entry.since = now;
    entry.counted = entry.strikes = 0;
  }
  entry.counted++;
  if (!isCounted(fault, entry.counted, entry.strikes)) return false;
  return fault.probability === undefined || entry.chance.fraction() < fault.probability;
}

function isCounted({ after = 0, every, first }: FaultScope, counted: number, strikes: number): boolean {
  const rank = counted - after;
  if (rank <= 0) return false;
  if (every !== undefined && rank % every !== 0) return false;
  return first === undefined || strikes < first;
}

function lengthOf({ ms, toMs }: Fault & { kind: 'delay' }, chance: SeededRandomness): number {
  return toMs === undefined ? ms : Math.round(ms + chance.fraction() * (toMs - ms));
}
