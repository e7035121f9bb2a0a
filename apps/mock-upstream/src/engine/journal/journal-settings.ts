import { JournalRequestError } from './requests/journal-request-error';

/** Bounds of one world's journal. */
export interface JournalSettings {
  /** Most calls kept. */
  maxEntries: number;
  /** Most bytes kept; a character of a body counts two, the most a string takes, so the real memory stays below. */
  maxBytes: number;
  /** Most characters kept of one body; the rest is cut off and the entry says so. */
  maxBodyCharacters: number;
}

export const defaultJournalSettings: Readonly<JournalSettings> = {
  maxEntries: 10_000,
  maxBytes: 32 * 1024 * 1024,
  maxBodyCharacters: 128 * 1024,
};

const bounds: Readonly<Record<keyof JournalSettings, readonly [least: number, most: number]>> = {
  maxEntries: [1, 1_000_000],
  maxBytes: [64 * 1024, 4 * 1024 * 1024 * 1024],
  maxBodyCharacters: [0, 64 * 1024 * 1024],
};

/**
 * The settings after a change.
 * @throws JournalRequestError naming the setting that is unknown or out of bounds
 */
export function changedSettings(settings: JournalSettings, patch: Readonly<Record<string, unknown>>): JournalSettings {
  const changed = { ...settings };
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (!isSetting(name)) throw JournalRequestError.unknown(name, Object.keys(bounds));
    const [least, most] = bounds[name];
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
      throw new JournalRequestError(name, `must be a whole number from ${least} to ${most}`);
    }
    changed[name] = value;
  }
  return changed;
}

function isSetting(name: string): name is keyof JournalSettings {
  return Object.hasOwn(bounds, name);
}
