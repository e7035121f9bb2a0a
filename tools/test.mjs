/**
 * `npm test`: everything that must hold, in one run, closed by one line `N passed, N failed`. A step such as lint counts as one.
 * `--soak` runs the fault tests at their full counts.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWhenStale, root } from './build.mjs';

const env = { ...process.env, ...(process.argv.includes('--soak') ? { SOAK: '1' } : {}) };
let passed = 0;
let failed = 0;

/** Runs a program of node_modules with this Node; no shell, no npx, the same on every system. */
function node(script, ...args) {
  return (
    spawnSync(process.execPath, [join(root, script), ...args], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
  );
}

/** The same beside others: what it says is kept together, and told with its end. */
function nodeBeside(script, ...args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.once('close', (code) => {
      process.stdout.write(said);
      resolve(code === 0);
    });
  });
}

async function step(name, run) {
  const begun = Date.now();
  const ok = await run();
  if (ok) passed++;
  else failed++;
  console.log(`── ${name}: ${ok ? 'passed' : 'FAILED'} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
}

/** Counts tests, and as failed also every file that could not even run. A run that breaks off counts as one failure. */
function jest() {
  const folder = mkdtempSync(join(tmpdir(), 'ponte-jest-'));
  const file = join(folder, 'result.json');
  console.log('\n── tests');
  const ok = node('node_modules/jest/bin/jest.js', '--json', `--outputFile=${file}`, '--silent=false');
  const result = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  rmSync(folder, { recursive: true, force: true });
  if (!result) {
    console.log('── the tests broke off before they could tell their result');
    failed += 1;
    return;
  }
  const broken = result.numFailedTests + result.numRuntimeErrorTestSuites;
  passed += result.numPassedTests;
  failed += broken === 0 && !ok ? 1 : broken;
}

await step('build', buildWhenStale);
// Two cores: the longest one beside the others, one after the other.
await Promise.all([
  step('lint', () => nodeBeside('node_modules/eslint/bin/eslint.js', '.')),
  (async () => {
    await step('format', () => nodeBeside('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'));
    await step('types', () => nodeBeside('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'));
    await step('contract is fresh', () => nodeBeside('dist/tools/generate-contract.js', '--check'));
  })(),
]);
jest();

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
