import { SystemClock, type Clock } from '@ponte/common';
import { parseDuration } from './duration';
import { FieldError } from './field-error';
import { parseInstant } from './instant';

export const clockModes = ['real', 'frozen'] as const;
export type ClockMode = (typeof clockModes)[number];

/** A clock as it is written down: a real one by its distance to the real time, a frozen one by its time (milliseconds since 1970). */
export type ClockSetting = { mode: 'real'; offsetMs: number } | { mode: 'frozen'; time: number };

export interface ClockView {
  mode: ClockMode;
  /** ISO 8601, UTC. */
  now: string;
  /** Milliseconds it runs ahead of the real time. */
  offsetMs: number;
}

/** The clock of one world: the real time, the real time moved by hand, or a time that stands still. Milliseconds since 1970. */
export class WorldClock {
  #offset = 0;
  #frozenAt: number | undefined;
  readonly #watchers = new Set<() => void>();

  constructor(private readonly source: Clock = new SystemClock()) {}

  now(): number {
    return this.#frozenAt ?? this.source.now().getTime() + this.#offset;
  }

  get mode(): ClockMode {
    return this.#frozenAt === undefined ? 'real' : 'frozen';
  }

  /**
   * Moves this world forward; the other worlds stay where they are.
   * @param by milliseconds, `10m`, `1h30m`, or ISO 8601 (`PT10M`) @throws FieldError
   */
  advance(by: number | string): void {
    const milliseconds = parseDuration(by, 'by');
    parseInstant(this.now() + milliseconds, 'by');
    if (this.#frozenAt === undefined) this.#offset += milliseconds;
    else this.#frozenAt += milliseconds;
    this.#moved();
  }

  /** Sets the time; it runs on from there, or stands still if it did so before. @throws FieldError */
  set(time: number | string): void {
    const milliseconds = parseInstant(time, 'time');
    if (this.#frozenAt === undefined) this.#offset = milliseconds - this.source.now().getTime();
    else this.#frozenAt = milliseconds;
    this.#moved();
  }

  /** Stops, at the present moment or at the given one. @throws FieldError */
  freeze(time?: number | string): void {
    this.#frozenAt = time === undefined ? this.now() : parseInstant(time, 'time');
    this.#moved();
  }

  /** Runs with the real time again, or on from the given one. @throws FieldError */
  real(time?: number | string): void {
    const offset = time === undefined ? 0 : parseInstant(time, 'time') - this.source.now().getTime();
    this.#frozenAt = undefined;
    this.#offset = offset;
    this.#moved();
  }

  view(): ClockView {
    const now = this.now();
    return { mode: this.mode, now: new Date(now).toISOString(), offsetMs: now - this.source.now().getTime() };
  }

  setting(): ClockSetting {
    return this.#frozenAt === undefined ? { mode: 'real', offsetMs: this.#offset } : { mode: 'frozen', time: this.#frozenAt };
  }

  restore(setting: ClockSetting): void {
    this.#frozenAt = setting.mode === 'frozen' ? setting.time : undefined;
    this.#offset = setting.mode === 'real' ? setting.offsetMs : 0;
    this.#moved();
  }

  /** Calls back whenever somebody moves the clock, stops it or lets it run, until `forget`. */
  watch(moved: () => void): void {
    this.#watchers.add(moved);
  }

  forget(moved: () => void): void {
    this.#watchers.delete(moved);
  }

  #moved(): void {
    for (const moved of [...this.#watchers]) moved();
  }
}

/**
 * How the clocks of an emulator begin: running (absent), frozen at the present moment, or frozen at a given time.
 * @throws FieldError
 */
export function firstClockSetting(start: string | undefined, source: Clock): ClockSetting {
  if (start === undefined) return { mode: 'real', offsetMs: 0 };
  return { mode: 'frozen', time: start === 'frozen' ? source.now().getTime() : parseInstant(start, 'clock') };
}

/**
 * Changes a clock as callers ask for it: another mode, another time, or both.
 * @throws FieldError
 */
export function changeClock(clock: WorldClock, { mode, time }: { mode?: unknown; time?: unknown }): void {
  if (mode !== undefined && mode !== 'real' && mode !== 'frozen') throw new FieldError('mode', `must be ${clockModes.join(' or ')}`);
  const at = time === undefined ? undefined : parseInstant(time, 'time');
  if (mode === 'real') clock.real(at);
  else if (mode === 'frozen') clock.freeze(at);
  else if (at !== undefined) clock.set(at);
  else throw new FieldError('mode', 'give mode, time or both');
}
