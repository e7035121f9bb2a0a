import type { ContractElement } from './contract-elements';
import type { ObservedParts } from './observed-parts';
import { notes } from './parity-notes';
import type { VendorWord } from '../behaviour';
import { fits } from './evidence';

export interface ElementState {
  state: 'supported' | 'partial' | 'not';
  note: string;
}

const nothing: ObservedParts = { statuses: new Set(), sent: new Set(), shown: new Set(), taken: new Set(), answered: new Set() };

/** How far the emulator goes: by what passing behaviours observed at it, and for the rest by a note. */
export function elementState(vendor: VendorWord, element: ContractElement, observed: ReadonlyMap<string, ObservedParts>): ElementState {
  const parts = observed.get(element.operation.id) ?? nothing;
  if (isObserved(element, parts)) return { state: 'supported', note: '' };
  const note = notes[vendor].find(([pattern]) => fits(pattern, element.key));
  if (note) return { state: note[1], note: note[2] };
  const { part, path, value } = element.at;
  if (part === 'parameter' && parts.sent.has(path) && value === undefined)
    return { state: 'partial', note: 'taken; no behaviour shows an effect' };
  // Any status may be forced by a fault switch; a document's own answer it is not.
  if (element.kind === 'error') return { state: 'partial', note: 'as a fault only' };
  return { state: 'not', note: '' };
}

function isObserved({ at: { part, path, value } }: ContractElement, parts: ObservedParts): boolean {
  const name = value === undefined ? path : `${path}=${value}`;
  switch (part) {
    case 'operation':
      return [...parts.statuses].some((status) => status.startsWith('2'));
    case 'parameter':
      return parts.shown.has(name);
    case 'request':
      return parts.taken.has(name);
    case 'answer':
      return parts.answered.has(name);
    case 'status':
      return parts.statuses.has(path);
  }
}
