import { changeClock, WorldClock } from './clock';
import { parseDuration } from './duration';
import { FieldError } from './field-error';
import { checkStrictness } from './strictness';
import { World, type WorldStart, type WorldSurroundings } from './world';
import { WorldError } from './world-error';
import { checkWorldName, defaultWorldName } from './world-name';

/** What a new world may be told; everything else it has from the emulator, or from the world it is copied from. */
export interface WorldWishes {
  seed?: unknown;
  clock?: unknown;
  settings?: unknown;
  strictness?: unknown;
  /** Names of scenarios to begin with. */
  scenarios?: unknown;
  /** Real time without a call after which the world is forgotten: a duration, or null for never. */
  ttl?: unknown;
}

export interface WorldLimits {
  /** Most worlds at a time, the default one included. */
  maxWorlds: number;
  /** Time to live of a world that came to be by its first use. */
  ttlMs: number;
}

/** The worlds of one emulator, by name. A world comes to be when it is first named, and is forgotten when it was long unused. */
export class Worlds {
  readonly #worlds = new Map<string, World>();
  #nextExpiry = Infinity;
  readonly default: World;

  constructor(
    private readonly start: WorldStart,
    private readonly surroundings: WorldSurroundings,
    private readonly limits: WorldLimits,
  ) {
    this.default = new World(defaultWorldName, start, surroundings);
    this.#worlds.set(defaultWorldName, this.default);
  }

  /**
   * The world a call is for; made on first use.
   * @throws FieldError when it cannot be a name @throws WorldError when there are too many
   */
  select(name: string = defaultWorldName): World {
    if (name === defaultWorldName) return this.default;
    const now = this.#now();
    if (now >= this.#nextExpiry) this.#forgetUnused(now);
    const world = this.#worlds.get(name) ?? this.#add(checkWorldName(name), { ...this.#startOf(name), ttlMs: this.limits.ttlMs });
    world.usedAt = now;
    return world;
  }

  /** @throws WorldError when there is none */
  find(name: string): World {
    this.#forgetUnused(this.#now());
    const world = this.#worlds.get(name);
    if (!world) throw new WorldError(404, 'there is no world of this name');
    return world;
  }

  list(): World[] {
    this.#forgetUnused(this.#now());
    return [...this.#worlds.values()];
  }

  /**
   * @param from name of the world it is to be a copy of
   * @throws FieldError @throws WorldError
   */
  create(name: unknown, wishes: WorldWishes = {}, from?: string): World {
    const checked = checkWorldName(name, 'name');
    this.#forgetUnused(this.#now());
    if (this.#worlds.has(checked)) throw new WorldError(409, 'there is a world of this name already');
    const model = from === undefined ? undefined : this.find(from);
    const start = this.#wished(model ? model.start : this.#startOf(checked), wishes);
    const world = this.#make(checked, start);
    if (model) world.copyFrom(model);
    if (model) this.#wishAgain(world, wishes);
    return this.#keep(world);
  }

  /** @throws WorldError */
  delete(name: string): void {
    if (name === defaultWorldName) throw new WorldError(409, 'the default world cannot be deleted, only reset');
    this.find(name).pauses.close();
    this.#worlds.delete(name);
  }

  /** Lets go of every call that is kept waiting, now and later. */
  close(): void {
    for (const world of this.#worlds.values()) world.pauses.close();
  }

  #add(name: string, start: WorldStart): World {
    return this.#keep(this.#make(name, start));
  }

  #make(name: string, start: WorldStart): World {
    if (this.#worlds.size >= this.limits.maxWorlds) this.#forgetUnused(this.#now());
    if (this.#worlds.size >= this.limits.maxWorlds) {
      throw new WorldError(503, `the emulator holds ${this.limits.maxWorlds} worlds already; delete one, or let unused ones expire`);
    }
    return new World(name, start, this.surroundings);
  }

  #keep(world: World): World {
    this.#worlds.set(world.name, world);
    this.#nextExpiry = Math.min(this.#nextExpiry, expiryOf(world));
    return world;
  }

  /** Worlds of one emulator have chances of their own, each following from the emulator's seed. */
  #startOf(name: string): WorldStart {
    const seed = this.start.drawn ? this.surroundings.drawSeed() : `${this.start.seed}/${name}`;
    const { ttlMs: _ttlMs, ...start } = this.start;
    return { ...start, seed };
  }

  #wished(start: WorldStart, { seed, clock, settings, strictness, scenarios, ttl }: WorldWishes): WorldStart {
    const given = checkSeed(seed);
    const { ttlMs: _ttlMs, ...rest } = start;
    const wished = {
      ...rest,
      ...(given === undefined ? {} : { seed: given, drawn: false }),
      ...(strictness === undefined ? {} : { strictness: checkStrictness(strictness) }),
      ...(scenarios === undefined ? {} : { scenarios: namesOf(scenarios) }),
      ...(ttl === undefined || ttl === null ? {} : { ttlMs: parseDuration(ttl, 'ttl') }),
    };
    if (wished.ttlMs === 0) throw new FieldError('ttl', 'must be longer than nothing');
    const probe = new WorldClock(this.surroundings.clock);
    probe.restore(start.clock);
    if (clock !== undefined) changeClock(probe, partOf(clock, 'clock'));
    const scratch = new World('scratch', wished, this.surroundings);
    if (settings !== undefined) scratch.changeSettings(partOf(settings, 'settings'));
    return { ...wished, clock: probe.setting(), strictness: scratch.strictness, settings: this.#settingsOf(scratch) };
  }

  /** A copy takes after its model, save in what was asked for. */
  #wishAgain(world: World, { seed, clock, settings, strictness, scenarios }: WorldWishes): void {
    const given = checkSeed(seed);
    if (given !== undefined) world.random.restart(given);
    if (clock !== undefined) changeClock(world.clock, partOf(clock, 'clock'));
    if (settings !== undefined) world.changeSettings(partOf(settings, 'settings'));
    if (strictness !== undefined) world.strictness = checkStrictness(strictness);
    if (scenarios !== undefined) for (const scenario of namesOf(scenarios)) world.scenarios.apply(scenario);
  }

  #settingsOf(world: World): WorldStart['settings'] {
    return Object.fromEntries(this.surroundings.vendors.map(({ name }) => [name, world.settings(name).current]));
  }

  #forgetUnused(now: number): void {
    this.#nextExpiry = Infinity;
    for (const [name, world] of this.#worlds) {
      const expiry = expiryOf(world);
      if (expiry <= now) {
        world.pauses.close();
        this.#worlds.delete(name);
      } else this.#nextExpiry = Math.min(this.#nextExpiry, expiry);
    }
  }

  #now(): number {
    return this.surroundings.clock.now().getTime();
  }
}

/** @throws FieldError */
export function namesOf(scenarios: unknown): readonly string[] {
  if (Array.isArray(scenarios) && scenarios.every((name): name is string => typeof name === 'string')) return scenarios;
  throw new FieldError('scenarios', 'must be a list of names');
}

/** @throws FieldError */
export function checkSeed(seed: unknown): string | undefined {
  if (seed === undefined || (typeof seed === 'string' && seed.length > 0 && seed.length <= 200)) return seed;
  if (typeof seed === 'number' && Number.isSafeInteger(seed)) return String(seed);
  throw new FieldError('seed', 'must be a text of 1 to 200 characters or a whole number');
}

function expiryOf({ ttlMs, usedAt }: World): number {
  return ttlMs === undefined ? Infinity : usedAt + ttlMs;
}

function partOf(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new FieldError(field, 'must be an object');
}
