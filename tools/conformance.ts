import { existsSync } from 'node:fs';
import { comparedRuns } from './conformance/compared-runs';
import { readOptions, usage } from './conformance/options';
import { resultDocument, resultTable } from './conformance/result-table';
import { runAtAddress, runAtEmulator } from './conformance/run-suite';
import { runCommand } from './run-command';

/** `npm run conformance`, see the usage. */
async function main(): Promise<number> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(usage);
    return 0;
  }
  // What is really set wins over the file.
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { suite, target, writes, json } = readOptions(args, process.env);
  const emulated = await runAtEmulator(suite, { writes });
  const results = target === undefined ? emulated : await runAtAddress(suite, target, process.env, { writes });
  const compared = target === undefined ? [] : comparedRuns(results, emulated);
  console.log(json ? JSON.stringify(resultDocument(suite.vendor, results, compared), null, 2) : resultTable(results, compared));
  return results.some(({ result }) => result === 'differs') ? 1 : 0;
}

runCommand(main, 2);
