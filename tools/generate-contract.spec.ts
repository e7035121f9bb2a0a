import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { renderContract } from './contract-constant';
import { contractVendors } from './contract-vendors';
import { projectRoot } from './project-root';

const root = projectRoot();

describe.each(contractVendors())('the contract of %s', (vendor) => {
  const contract = join(root, 'mocks', vendor, 'openapi.yaml');
  const generated = (file: string) => readFileSync(join(root, 'libs', vendor, 'contract', file), 'utf8');

  it('is what the generated schemas hold', () => {
    expect(generated('contract.generated.ts')).toContain(renderContract(vendor, parse(readFileSync(contract, 'utf8')) as object));
  });

  it('is what the generated types hold', () => {
    // As a program of its own: openapi-typescript leans on packages that Jest cannot load.
    const program = join(dirname(require.resolve('openapi-typescript')), '../bin/cli.js');
    const types = execFileSync(process.execPath, [program, contract], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const body = (text: string) => text.slice(text.indexOf('export interface paths'));
    expect(body(generated('types.generated.ts'))).toBe(body(types));
  });

  it('names the source of every operation', () => {
    const document = parse(readFileSync(contract, 'utf8')) as { paths: Record<string, Record<string, { 'x-source'?: string }>> };
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations.length).toBeGreaterThan(0);
    for (const operation of operations) expect(operation['x-source']).toMatch(/\w/);
  });
});

describe('the contracts', () => {
  it('include the one of HAT', () => expect(contractVendors()).toContain('hat'));
});
