import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hatExpansions, type Authorization } from '@ponte/hat/contract';
import { createMock } from '../../apps/mock-upstream/src/create-mock';
import type { Vendor } from '../../apps/mock-upstream/src/engine/vendor';
import { vendors } from '../../apps/mock-upstream/src/vendors';
import { parityPath } from '../../tools/conformance/parity';
import { notes } from '../../tools/conformance/parity/parity-notes';
import { operationsOutside } from '../../tools/conformance/parity/operations-outside';
import { parityPage, parityRows } from '../../tools/conformance/parity/parity-page';
import { staleRules } from '../../tools/conformance/parity/stale-rules';
import { wordedErrors } from '../../tools/conformance/parity/worded-errors';
import { runAtEmulator, type BehaviourResult } from '../../tools/conformance/run-suite';
import { suites } from '../../tools/conformance/suites';
import type { VendorWord } from '../../tools/conformance/behaviour';
import { projectRoot } from '../../tools/project-root';

let runs: [VendorWord, BehaviourResult[]][];
beforeAll(async () => {
  runs = [];
  for (const suite of suites) runs.push([suite.vendor, await runAtEmulator(suite, { writes: true })]);
});

const emulated: Readonly<Record<VendorWord, string>> = { hat: 'hat', 'protheus-refund': 'protheus', medsenior: 'medsenior' };

describe('docs/vendors/parity.md', () => {
  it('is what the contracts and the suite make of it (npm run parity)', () => {
    expect(readFileSync(join(projectRoot(), parityPath), 'utf8')).toBe(parityPage(runs));
  });

  it('counts nothing as supported that no passing behaviour shows', () => {
    for (const [vendor, results] of runs) {
      const none = parityRows(
        vendor,
        results.map((one) => ({ ...one, result: 'differs' as const })),
      );
      expect(none.filter(({ state }) => state === 'supported')).toEqual([]);
    }
  });

  it('rests on no rule, note or list that fits nothing', () => {
    for (const [vendor, results] of runs) expect([vendor, staleRules(vendor, results)]).toEqual([vendor, []]);
  });

  it('shows every text of a document by a behaviour that there is', () => {
    for (const [vendor, results] of runs) {
      const ids = results.map(({ behaviour }) => behaviour.id);
      for (const { shownBy } of wordedErrors[vendor]) expect(ids).toContain(`${vendor}.${shownBy}`);
    }
  });

  it('lists as outside what the emulator really does not answer', () => {
    for (const [vendor, operations] of Object.entries(operationsOutside)) {
      const all: readonly Vendor[] = vendors;
      const known = all
        .find(({ name }) => name === emulated[vendor as VendorWord])
        ?.operations.map(({ method, path }) => `${method} ${shape(path)}`);
      expect(known?.length).toBeGreaterThan(0);
      for (const { method, path } of operations) expect(known).not.toContain(`${method} ${shape(path)}`);
    }
  });

  it('is right about fields of guides that were put in', async () => {
    const mock = await createMock();
    const noted = notes.hat.flatMap(([pattern, , note]) =>
      note.includes('put in') ? [pattern.replace('listAuthorizations.answer.items[].', '')] : [],
    );
    const names = noted.filter((path) => /^\w+$/.test(path));
    const inner = (within: string) =>
      noted.filter((path) => path.startsWith(within)).map((path) => path.slice(within.length).split('=')[0] ?? '');
    const guide = {
      idOnHealthInsurer: '000120261100000001',
      ...Object.fromEntries(names.map((name) => [name, name.endsWith('Date') ? '2026-11-22' : '1'])),
      procedures: [Object.fromEntries(inner('procedures[].').map((name) => [name, '1']))],
      beneficiary: Object.fromEntries(inner('beneficiary.').map((name) => [name, '1'])),
    };
    mock.hat.authorizations.put(guide as Authorization);
    const headers = { authorization: 'mock-master-token', idTenant: '5', tenantName: 'operadora-exemplo' };
    const answer = await fetch(`${mock.hat.url}/authorizations/${guide.idOnHealthInsurer}?expand=${hatExpansions.join(',')}`, { headers });
    expect(await answer.json()).toMatchObject(guide);
    await mock.close();
  });
});

/** Two paths with other names of parameters are one. */
function shape(path: string): string {
  return path.replace(/\{\w+\}/g, '{}').replace(/\/$/, '');
}
