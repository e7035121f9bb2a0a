import { parseArgs } from 'node:util';
import { vendorWords, type VendorWord } from '../conformance/behaviour';
import { targetAddress } from '../target-address';

export interface RecordOptions {
  vendor: VendorWord;
  /** Base address of the vendor's interface. */
  target: string;
  /** 0 takes any free one. */
  port: number;
  out: string;
}

export const usage = `npm run record -- --vendor ${vendorWords.join('|')} --target URL [--port N] [--out folder]

Stands between a client and a vendor's environment, passes every call on, and keeps the exchanges as fixtures without the people in them.
--target  base address of the interface, as the hub has it in its settings
--port    port on this machine that clients are to call; any free one by default
--out     new or empty folder for the fixtures, one JSON file per exchange; recordings/<vendor> by default
Ctrl-C ends it: only then, when all that was seen is known, everything is redacted, searched, and written.
A second one cuts off the calls that the target has not answered yet; what was seen before is written all the same.
Exit code: 0 written, 1 something was withheld since an identifier was left in it or there was no room, 2 it could not be run.
`;

/** @throws Error with a sentence for the user */
export function readOptions(args: readonly string[]): RecordOptions {
  const text = { type: 'string' } as const;
  const options = { vendor: text, target: text, port: text, out: text };
  const { vendor, target, port = '0', out } = parseArgs({ args: [...args], options }).values;
  const word = vendorWords.find((one) => one === vendor);
  if (word === undefined) throw new Error(`--vendor must be one of ${vendorWords.join(', ')}`);
  const address = targetAddress(target);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error('--port must be a number from 0 to 65535');
  return { vendor: word, target: address, port: Number(port), out: out ?? `recordings/${word}` };
}
