import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { renderConstant, takeContract, type OpenApiDocument } from './contract-constant';
import { projectRoot } from './project-root';

const root = projectRoot();
const contract = join(root, 'mocks/hat/openapi.yaml');
const generated = (file: string) => readFileSync(join(root, 'libs/hat/contract', file), 'utf8');

describe('the files made from the contract of HAT', () => {
  it('hold the schemas as they are today', () => {
    const document = parse(readFileSync(contract, 'utf8')) as OpenApiDocument;
    expect(generated('contract.generated.ts')).toContain(renderConstant(takeContract(document), ''));
  });

  it('hold the types as they are today', () => {
    // As a program of its own: openapi-typescript leans on packages that Jest cannot load.
    const program = join(dirname(require.resolve('openapi-typescript')), '../bin/cli.js');
    const types = execFileSync(process.execPath, [program, contract], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const body = (text: string) => text.slice(text.indexOf('export interface paths'));
    expect(body(generated('types.generated.ts'))).toBe(body(types));
  });
});

describe('the contract of HAT', () => {
  it('names the source of every operation', () => {
    const document = parse(readFileSync(contract, 'utf8')) as { paths: Record<string, Record<string, { 'x-source'?: string }>> };
    for (const operations of Object.values(document.paths)) {
      for (const operation of Object.values(operations)) expect(operation['x-source']).toMatch(/\w/);
    }
  });
});
