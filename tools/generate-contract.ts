import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';
import { renderConstant, takeContract, type OpenApiDocument } from './contract-constant';
import { projectRoot } from './project-root';

/** A file made from the contract: its path from the project root, and its whole text. */
export interface GeneratedFile {
  path: string;
  content: string;
}

const banner = '// Made from mocks/hat/openapi.yaml by tools/generate-contract.ts. Edit the contract, not this file.\n';

/** Makes the generated files of HAT's contract without writing them. */
export async function generateHatContract(root = projectRoot()): Promise<GeneratedFile[]> {
  const text = await readFile(join(root, 'mocks/hat/openapi.yaml'), 'utf8');
  const types = astToString(await openapiTypescript(text));
  return [
    { path: 'libs/hat/contract/types.generated.ts', content: banner + types },
    {
      path: 'libs/hat/contract/contract.generated.ts',
      content: `${banner}import type { ContractDocument } from './contract-document';\n\nexport const hatContract: ContractDocument = ${renderConstant(takeContract(parse(text) as OpenApiDocument), '')};\n`,
    },
  ];
}

async function main(): Promise<number> {
  const root = projectRoot();
  const stale: string[] = [];
  for (const { path, content } of await generateHatContract(root)) {
    const current = await readFile(join(root, path), 'utf8').catch(() => '');
    if (current === content) continue;
    stale.push(path);
    if (!process.argv.includes('--check')) await writeFile(join(root, path), content);
  }
  const checking = process.argv.includes('--check');
  for (const path of stale) console.log(checking ? `stale: ${path} (run npm run contract)` : `written: ${path}`);
  return checking && stale.length > 0 ? 1 : 0;
}

if (require.main === module) {
  main().then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
