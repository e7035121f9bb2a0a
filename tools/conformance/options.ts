import { parseArgs } from 'node:util';
import { targetAddress } from '../target-address';
import { vendorWords, type VendorWord } from './behaviour';
import type { Facts, Suite } from './suite';
import { suites } from './suites';

export interface ConformanceOptions {
  suite: Suite;
  /** Base address of the vendor's interface; absent: an emulator of its own. */
  target?: string;
  writes: boolean;
  json: boolean;
}

const explained = suites.flatMap(({ vendor, variables }) => [
  `  ${vendor}`,
  ...variables.map(({ name, meaning, required }) => `    ${name}: ${meaning}${required ? '' : ' (optional)'}`),
]);

export const usage = `npm run conformance -- --vendor ${vendorWords.join('|')} [--target URL] [--writes] [--json]

Observes how a vendor behaves, and prints per behaviour what the documents say and whether it is so.
--target  base address of the interface, as the hub has it in its settings; without it an emulator is started.
          With it, the same is observed at an emulator and what differs is told.
--writes  also behaviours that may leave something behind; without it nothing is registered or marked.
--json    for programs.
Exit code: 0 nothing differs from the documents, 1 something does, 2 it could not be run.

Read from the environment, or from .env in the working folder:
${explained.join('\n')}
`;

/** @throws Error with a sentence for the user */
export function readOptions(args: readonly string[], facts: Facts): ConformanceOptions {
  const flag = { type: 'boolean', default: false } as const;
  const { vendor, target, writes, json } = parseArgs({
    args: [...args],
    options: { vendor: { type: 'string' }, target: { type: 'string' }, writes: flag, json: flag },
  }).values;
  const suite = suites.find((one) => one.vendor === (vendor as VendorWord));
  if (!suite) throw new Error(`--vendor must be one of ${vendorWords.join(', ')}`);
  if (target === undefined) return { suite, writes, json };
  const address = targetAddress(target);
  const missing = suite.variables.filter(({ name, required }) => required && !facts[name]).map(({ name }) => name);
  if (missing.length > 0) throw new Error(`with --target these variables are needed: ${missing.join(', ')}`);
  return { suite, target: address, writes, json };
}
