import type { EvidenceTag, VendorWord } from '../behaviour';
import { contractOf } from '../contract';
import type { BehaviourResult } from '../run-suite';
import { fieldsOf } from './contract-elements';
import type { ElementState } from './element-state';
import { errorEvidenceOf, fits } from './evidence';
import { collectPaths } from './observed-parts';
import { errorNotes } from './parity-notes';

export interface ErrorField extends ElementState {
  path: string;
  evidence: EvidenceTag;
}

/** The fields that errors of a contract may have, and whether a passing behaviour was told an error that has them. */
export function errorFields(vendor: VendorWord, results: readonly BehaviourResult[]): ErrorField[] {
  const contract = contractOf(vendor);
  const errors = contract.operations.flatMap(({ answers }) => answers.filter(({ status }) => status >= 400));
  const paths = new Set(errors.flatMap(({ schema }) => fieldsOf(contract, schema).map(({ path }) => path)));
  const told = new Set<string>();
  for (const { result, exchanges } of results) {
    if (result !== 'pass') continue;
    for (const { answer } of exchanges) if (answer.status >= 400) collectPaths(answer.json, told);
  }
  return [...paths].map((path) => {
    const note = errorNotes[vendor].find(([pattern]) => fits(pattern, path));
    const state: ElementState = told.has(path) ? { state: 'supported', note: '' } : { state: note?.[1] ?? 'not', note: note?.[2] ?? '' };
    return { path, ...state, evidence: errorEvidenceOf(vendor, path) };
  });
}
