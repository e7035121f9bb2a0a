import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of this project: the nearest one above this file whose package.json is named `ponte-saude`, built or not. */
export function projectRoot(from = __dirname): string {
  const manifest = join(from, 'package.json');
  if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'ponte-saude') return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('the package.json of ponte-saude was not found above the running file');
  return projectRoot(parent);
}
