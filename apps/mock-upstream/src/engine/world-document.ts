import type { ClockSetting } from './clock';
import { FieldError } from './field-error';
import { parseInstant } from './instant';
import { objectAt } from './journal/requests/field-reader';
import type { SettingsByVendor } from './world';

/** A world as a JSON document: what its vendors hold, its clock, its chance and its settings. */
export interface WorldDocument {
  format: 1;
  clock: ClockSetting;
  seed: string;
  /** How far the sequence of the seed has come. */
  position: string;
  settings: { readonly strictness?: unknown } & Partial<SettingsByVendor>;
  /** Entries of each vendor's own making, in order. */
  vendors: Readonly<Record<string, readonly unknown[]>>;
}

/**
 * Reads a document somebody sent. What is in the vendors' entries, their vendors judge.
 * @throws FieldError
 */
export function readWorldDocument(value: unknown): WorldDocument {
  const { format, clock, seed, position, ...parts } = objectAt(value, 'snapshot');
  if (format !== 1) throw new FieldError('format', 'must be 1');
  if (typeof seed !== 'string' || seed.length === 0 || seed.length > 200)
    throw new FieldError('seed', 'must be a text of 1 to 200 characters');
  if (typeof position !== 'string' || !/^[0-9a-f]{32}$/.test(position))
    throw new FieldError('position', 'must be 32 hexadecimal characters');
  const settings = objectAt(parts.settings, 'settings');
  const vendors = objectAt(parts.vendors, 'vendors');
  const notAList = Object.keys(vendors).find((name) => !Array.isArray(vendors[name]));
  if (notAList !== undefined) throw new FieldError(`vendors.${notAList}`, 'must be an array');
  return {
    format: 1,
    clock: readClock(clock),
    seed,
    position,
    settings: settings as WorldDocument['settings'],
    vendors: vendors as WorldDocument['vendors'],
  };
}

function readClock(value: unknown): ClockSetting {
  const clock = objectAt(value, 'clock');
  if (clock.mode === 'frozen') return { mode: 'frozen', time: parseInstant(clock.time, 'clock.time') };
  if (clock.mode !== 'real') throw new FieldError('clock.mode', 'must be real or frozen');
  const { offsetMs } = clock;
  if (typeof offsetMs !== 'number' || !Number.isInteger(offsetMs) || Math.abs(offsetMs) > 1e13) {
    throw new FieldError('clock.offsetMs', 'must be a whole number of milliseconds');
  }
  return { mode: 'real', offsetMs };
}
