import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root';

/** The vendors that have a contract: the folders of `mocks/` with an `openapi.yaml`, in the order of their names. */
export function contractVendors(root = projectRoot()): string[] {
  const mocks = join(root, 'mocks');
  return readdirSync(mocks)
    .filter((vendor) => existsSync(join(mocks, vendor, 'openapi.yaml')))
    .sort();
}
