import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const sources = ['apps', 'libs', 'mocks', 'tools', 'tsconfig.json', 'nest-cli.json', 'package-lock.json'];
const projects = ['integration', 'mock-upstream', 'tools'];

/** @returns {Promise<boolean>} false when the build failed; its messages have been printed */
export async function buildWhenStale() {
  if (existsSync(stamp) && newestChange() <= statSync(stamp).mtimeMs) return true;
  console.log('Building (only when sources changed) …');
  return build();
}

/** All projects. In place, not from an empty folder: an app that runs from dist right now must not lose its files. */
export function build() {
  const nest = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  if (!existsSync(nest)) return failed('node_modules is missing or incomplete: run npm ci first.');
  const begun = new Date();
  for (const project of projects) {
    const { status } = spawnSync(process.execPath, [nest, 'build', project], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0) return failed(`The build of ${project} failed; its messages are above.`);
  }
  removeOlderThan(begun.getTime(), dist);
  writeFileSync(stamp, '');
  utimesSync(stamp, begun, begun); // what was saved while we built is newer than this
  return true;
}

/** The compiler writes every file anew: an older one has no source any more. */
function removeOlderThan(time, folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) removeOlderThan(time, path);
    else if (statSync(path).mtimeMs < time) rmSync(path);
  }
}

function failed(message) {
  console.error(message);
  return false;
}

/** Folders count too: their time changes when a file is removed. */
function newestChange() {
  let newest = 0;
  const visit = (path) => {
    const entry = statSync(path);
    newest = Math.max(newest, entry.mtimeMs);
    if (entry.isDirectory()) for (const name of readdirSync(path)) visit(join(path, name));
  };
  for (const name of sources) visit(join(root, name));
  return newest;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const done = process.argv.includes('--when-stale') ? await buildWhenStale() : build();
  process.exit(done ? 0 : 1);
}
