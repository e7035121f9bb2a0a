import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  version: string;
  engines?: Record<string, string>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/**
 * The package.json of the packed emulator: version, Node and dependencies are those of the project. Of the project's dependencies it has
 * those that are imported, and their peers: also the optional ones, without which parts of Nest do not work.
 * @throws Error when something is imported that the project does not pin
 */
export function packageManifest(root: string, imported: readonly string[]): object {
  const project = manifestAt(root);
  const pinned = project.dependencies ?? {};
  const unpinned = imported.filter((name) => !(name in pinned));
  if (unpinned.length > 0) throw new Error(`the emulator imports what is no dependency of the project: ${unpinned.join(', ')}`);
  const wanted = new Set(imported);
  // A set hands out what is added to it on the way: the peers of peers come too.
  for (const name of wanted) {
    const { peerDependencies = {} } = manifestAt(join(root, 'node_modules', name));
    for (const peer of Object.keys(peerDependencies)) if (peer in pinned) wanted.add(peer);
  }
  const dependencies = Object.fromEntries([...wanted].sort().map((name) => [name, pinned[name]]));
  const own = manifestAt(join(root, 'apps/mock-upstream'));
  return { ...own, version: project.version, engines: project.engines, dependencies };
}

function manifestAt(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
