import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../project-root';
import { parityPage } from './parity/parity-page';
import { runAtEmulator } from './run-suite';
import { suites } from './suites';
import type { BehaviourResult } from './run-suite';
import type { VendorWord } from './behaviour';
import { runCommand } from '../run-command';

export const parityPath = 'docs/vendors/parity.md';

/** The page as the contracts and the emulator make it now. */
async function freshParityPage(): Promise<string> {
  const runs: [VendorWord, BehaviourResult[]][] = [];
  for (const suite of suites) runs.push([suite.vendor, await runAtEmulator(suite, { writes: true })]);
  return parityPage(runs);
}

/** `npm run parity [-- --check]` */
async function main(): Promise<number> {
  const file = join(projectRoot(), parityPath);
  const content = await freshParityPage();
  if ((await readFile(file, 'utf8').catch(() => '')) === content) return 0;
  if (process.argv.includes('--check')) {
    console.log(`stale: ${parityPath} (run npm run parity)`);
    return 1;
  }
  await writeFile(file, content);
  console.log(`written: ${parityPath}`);
  return 0;
}

if (require.main === module) runCommand(main);
