import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';
import { renderContract } from './contract-constant';
import { contractVendors } from './contract-vendors';
import { projectRoot } from './project-root';
import { runCommand } from './run-command';

/** A file made from a contract: its path from the project root, and its whole text. */
export interface GeneratedFile {
  path: string;
  content: string;
}

/** Makes the generated files of one vendor's contract, types and constant, without writing them. */
export async function generateContract(vendor: string, root = projectRoot()): Promise<GeneratedFile[]> {
  const contract = join(root, 'mocks', vendor, 'openapi.yaml');
  const text = await readFile(contract, 'utf8');
  const banner = `// Made from mocks/${vendor}/openapi.yaml by tools/generate-contract.ts. Edit the contract, not this file.\n`;
  const folder = `libs/${vendor}/contract`;
  return [
    { path: `${folder}/types.generated.ts`, content: banner + astToString(await openapiTypescript(pathToFileURL(contract))) },
    { path: `${folder}/contract.generated.ts`, content: banner + renderContract(vendor, parse(text) as object) },
  ];
}

/** `generate-contract [--check] [vendor …]`: the files of the named contracts, of all without a name. */
async function main(): Promise<number> {
  const root = projectRoot();
  const checking = process.argv.includes('--check');
  const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const stale: string[] = [];
  for (const vendor of named.length > 0 ? named : contractVendors(root)) {
    for (const { path, content } of await generateContract(vendor, root)) {
      const current = await readFile(join(root, path), 'utf8').catch(() => '');
      if (current === content) continue;
      stale.push(path);
      if (checking) continue;
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
  }
  for (const path of stale) console.log(checking ? `stale: ${path} (run npm run contract:generate)` : `written: ${path}`);
  return checking && stale.length > 0 ? 1 : 0;
}

if (require.main === module) runCommand(main);
