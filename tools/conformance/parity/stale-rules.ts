import type { VendorWord } from '../behaviour';
import { contractOf } from '../contract';
import type { BehaviourResult } from '../run-suite';
import { contractElements } from './contract-elements';
import { elementState } from './element-state';
import { evidenceRules, fits } from './evidence';
import { observedParts } from './observed-parts';
import { openValues } from './open-values';
import { errorFields } from './error-fields';
import { errorNotes, notes } from './parity-notes';

/** Rules of evidence that fit nothing, notes that explain nothing, open values of fields that are not there. */
export function staleRules(vendor: VendorWord, results: readonly BehaviourResult[]): string[] {
  const elements = contractElements(contractOf(vendor), openValues[vendor]);
  const keys = new Set(elements.map(({ key }) => key));
  const observed = observedParts(results);
  const unobserved = elements.filter((element) => elementState(vendor, element, observed).state !== 'supported').map(({ key }) => key);
  const fitting = (pattern: string, all: Iterable<string>) => [...all].some((key) => fits(pattern, key));
  return [
    ...evidenceRules(vendor)
      .filter(([pattern]) => !fitting(pattern, keys))
      .map(([pattern]) => `evidence ${pattern}`),
    ...notes[vendor].filter(([pattern]) => !fitting(pattern, unobserved)).map(([pattern]) => `note ${pattern}`),
    ...errorNotes[vendor]
      .filter(([pattern]) => !errorFields(vendor, results).some(({ path, state }) => state !== 'supported' && fits(pattern, path)))
      .map(([pattern]) => `note on errors ${pattern}`),
    ...Object.keys(openValues[vendor])
      .filter((key) => !keys.has(key))
      .map((key) => `open values ${key}`),
  ];
}
