import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createMock, type MockUpstream } from '../../apps/mock-upstream/src/create-mock';
import { comparedRuns } from '../../tools/conformance/compared-runs';
import { contractOf } from '../../tools/conformance/contract';
import { readOptions } from '../../tools/conformance/options';
import { resultDocument, resultTable } from '../../tools/conformance/result-table';
import { runAtAddress, runAtEmulator, type BehaviourResult } from '../../tools/conformance/run-suite';
import { suites } from '../../tools/conformance/suites';
import type { Facts, Suite } from '../../tools/conformance/suite';
import { projectRoot } from '../../tools/project-root';

const suiteOf = (vendor: string): Suite => {
  const suite = suites.find((one) => one.vendor === vendor);
  if (!suite) throw new Error(vendor);
  return suite;
};
const differing = (results: readonly BehaviourResult[]) =>
  results.filter(({ result }) => result !== 'pass').map(({ behaviour, result, why }) => `${behaviour.id} ${result}: ${why}`);

const open: MockUpstream[] = [];
async function startMock(suite: Suite): Promise<{ mock: MockUpstream; url: string; facts: Facts }> {
  const mock = await createMock({ seed: 1, clock: '2026-11-22T12:00:00Z' });
  open.push(mock);
  const facts = await suite.prepare(mock);
  mock.hat.settings({ processingMs: 0 });
  return { mock, url: suite.emulatedAt(mock), facts };
}
afterEach(async () => {
  for (const mock of open.splice(0)) await mock.close();
});

describe.each(suites.map((suite) => [suite.vendor, suite] as const))('the behaviours of %s', (vendor, suite) => {
  const { behaviours } = suite;

  it('are all observed at the emulator', async () => {
    const results = await runAtEmulator(suite, { writes: true });
    expect(results).toHaveLength(behaviours.length);
    expect(differing(results)).toEqual([]);
  });

  it('are each their own, and about what the contract has', () => {
    const ids = behaviours.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, operation, shows = [] } of behaviours) {
      expect([id.startsWith(`${vendor}.`), behaviours.length > 0]).toEqual([true, true]);
      const names = contractOf(vendor)
        .operation(operation)
        .parameters.map(({ name }) => name);
      expect([id, shows.filter((name) => !names.includes(name))]).toEqual([id, []]);
    }
  });

  it('leave no operation out', () => {
    const operations = new Set(behaviours.map(({ operation }) => operation));
    expect(
      contractOf(vendor)
        .operations.map(({ id }) => id)
        .filter((id) => !operations.has(id)),
    ).toEqual([]);
  });

  it('call nothing that may leave something behind unless they are let', async () => {
    const { mock, url, facts } = await startMock(suite);
    const results = await runAtAddress(suite, url, facts, { writes: false });
    const skipped = results.filter(({ why }) => why === 'writes').map(({ behaviour }) => behaviour.id);
    expect(skipped).toEqual(behaviours.filter(({ writes }) => writes).map(({ id }) => id));
    expect(differing(results)).toHaveLength(skipped.length);
    // A login posts too, and leaves nothing but a token.
    const written = [...mock.hat.calls(), ...mock.protheus.calls(), ...mock.medsenior.calls()].filter(
      ({ method, operation }) => method !== 'GET' && !['token', 'auth'].includes(operation),
    );
    expect(written).toEqual([]);
  });
});

describe('an environment that behaves otherwise', () => {
  it('is told apart from the documents and from the emulator, answer by answer', async () => {
    const suite = suiteOf('hat');
    const { mock, url, facts } = await startMock(suite);
    const body = { REST: 'OK', REDIS: 'OK', BANCO: 'FALHA', NOVO: 1 };
    mock.hat.faults.add({ operation: 'healthcheck', kind: 'status', status: 200, body, first: 1 });
    const results = await runAtAddress(suite, url, facts, { writes: false });
    const [health] = results;
    expect(health).toMatchObject({ result: 'differs', behaviour: { id: 'hat.healthcheck.parts' } });
    const compared = comparedRuns(results, await runAtEmulator(suite, { writes: false }));
    expect(compared.filter(({ differences }) => differences.length > 0)).toEqual([
      {
        id: 'hat.healthcheck.parts',
        operation: 'healthcheck',
        differences: ['differs here, pass at the emulator', 'healthcheck field NOVO: number, emulator absent'],
      },
    ]);
    const table = resultTable(results, compared);
    expect(table).toMatch(/healthcheck +tells the health of its three parts +Protheus client \[client\] +differs: parts: /);
    expect(table).toContain('What differs from the emulator:\n  hat.healthcheck.parts\n');
  });

  it.each([
    ['hat', 'listAuthorizations', 'authorizations'],
    ['protheus-refund', 'listMedications', 'listMedications'],
    ['medsenior', 'searchAuthorizations', 'autorizacoes'],
  ] as const)('is caught when %s breaks the contract', async (vendor, operation, faulty) => {
    const suite = suiteOf(vendor);
    const { mock, url, facts } = await startMock(suite);
    const door = { hat: mock.hat, 'protheus-refund': mock.protheus, medsenior: mock.medsenior }[vendor];
    door.faults.add({ operation: faulty, kind: 'status', status: 200, body: { items: 1, data: 1 } });
    const results = await runAtAddress(suite, url, facts, { writes: false });
    const caught = results.filter(({ behaviour, result }) => behaviour.operation === operation && result === 'differs');
    expect(caught.length).toBeGreaterThan(3);
    expect(caught[0]?.why).toContain('the body breaks the contract');
  });

  it('is noticed when it no longer holds batches to the contract', async () => {
    const suite = suiteOf('hat');
    const { mock, url, facts } = await startMock(suite);
    mock.strictness('off');
    const results = await runAtAddress(suite, url, facts, { writes: true });
    const found = results.filter(({ result }) => result === 'differs').map(({ behaviour }) => behaviour.id);
    const fields = suite.behaviours.map(({ id }) => id).filter((id) => id.endsWith('.fields') && !id.includes('guides'));
    expect(fields).toHaveLength(7);
    expect(found).toEqual(['hat.integration.partial', 'hat.integration.all-refused', ...fields]);
  });

  it('has its other words told, without the numbers of people in them', async () => {
    const suite = suiteOf('hat');
    const { mock, url, facts } = await startMock(suite);
    const body = { code: '401', message: 'Matricula 00010001000001018 sem acesso', detailedMessage: 'HELENA PRADO' };
    mock.hat.faults.add({ operation: 'authorizations', kind: 'status', status: 401, body });
    const results = await runAtAddress(suite, url, facts, { writes: false });
    const compared = comparedRuns(results, await runAtEmulator(suite, { writes: false }));
    const refused = compared.find(({ id }) => id === 'hat.guides.unauthorized');
    expect(refused?.differences).toEqual(['listAuthorizations message: Matricula … sem acesso, emulator Nao autorizado']);
    expect(resultTable(results, compared)).not.toMatch(/00010001000001018|HELENA/);
  });

  it('skips with a reason what needs to be told first', async () => {
    const suite = suiteOf('protheus-refund');
    const { url, facts } = await startMock(suite);
    const results = await runAtAddress(suite, url, { ...facts, CONFORMANCE_PROTHEUS_SUBSCRIBER: '' }, { writes: false });
    expect(results.find(({ behaviour }) => behaviour.id === 'protheus-refund.medications.page')).toMatchObject({
      result: 'skipped',
      why: 'needs CONFORMANCE_PROTHEUS_SUBSCRIBER',
    });
  });

  it('shows no value of a record and no credential, to people or programs', async () => {
    const suite = suiteOf('medsenior');
    const { mock, url, facts } = await startMock(suite);
    const results = await runAtAddress(suite, url, facts, { writes: true });
    const compared = comparedRuns(results, await runAtEmulator(suite, { writes: true }));
    const told = resultTable(results, compared) + JSON.stringify(resultDocument('medsenior', results, compared));
    const people = mock.medsenior.authorizations.list().flatMap(({ beneficiario }) => [beneficiario?.nome, beneficiario?.cpf]);
    const secrets = suite.variables.map(({ name }) => facts[name]).filter((value) => value !== 'ponte');
    for (const value of [...people, ...secrets]) expect(told).not.toContain(value ?? '?');
  });
});

describe('npm run conformance', () => {
  const program = join(projectRoot(), 'tools/conformance.ts');
  const run = (args: string[], env: Facts) =>
    new Promise<{ code: number; out: string; error: string }>((resolve) => {
      const loader = join(projectRoot(), 'test/support/run-typescript.cjs');
      const options = { env: { PATH: process.env.PATH, ...env }, cwd: __dirname };
      execFile(process.execPath, ['-r', loader, program, ...args], options, (failure, out, error) =>
        resolve({ code: failure ? Number(failure.code) : 0, out, error }),
      );
    });

  it('observes a target, compares it with the emulator, and ends with 0', async () => {
    const { url, facts } = await startMock(suiteOf('medsenior'));
    const { code, out, error } = await run(['--vendor', 'medsenior', '--target', url, '--json'], facts);
    expect([code, error]).toEqual([0, '']);
    const { behaviours } = JSON.parse(out) as { behaviours: { result: string; differsFromEmulator: string[] }[] };
    expect(behaviours).toHaveLength(suiteOf('medsenior').behaviours.length);
    for (const { differsFromEmulator } of behaviours) expect(differsFromEmulator).toEqual([]);
  });

  it('tells what has drifted, from the documents and from the emulator, without having written anything', async () => {
    const suite = suiteOf('hat');
    const { mock, url, facts } = await startMock(suite);
    mock.hat.faults.add({
      operation: 'authorizations',
      kind: 'drift',
      set: { 'items[*].novoCampo': 'x' },
      retype: { 'items[*].authorizationDate': 'number', 'items[*].procedures': 'object' },
      remove: ['hasNext'],
    });
    const { code, out, error } = await run(['--vendor', 'hat', '--target', url], facts);
    expect([code, error]).toEqual([1, '']);
    expect(out).toMatch(/^listAuthorizations +.+ differs: the body breaks the contract/m);
    const told = out.slice(out.indexOf('What differs from the emulator:'));
    expect(told).toMatch(/^ {2}hat\.guides\.[\w.-]+\n {4}differs here, pass at the emulator$/m);
    for (const field of ['items[].novoCampo: string, emulator absent', 'hasNext: absent, emulator boolean'])
      expect(told).toContain(`    listAuthorizations field ${field}\n`);
    expect(out).not.toContain('hat.persons');
    const calls = mock.journal.query({ limit: 1_000 }).map(({ method }) => method);
    expect(new Set(calls)).toEqual(new Set(['GET']));
  });

  it('tells with --writes how the answers to batches have drifted', async () => {
    const { mock, url, facts } = await startMock(suiteOf('hat'));
    mock.scenarios.apply('drifted-contract');
    const { code, out } = await run(['--vendor', 'hat', '--target', url, '--writes', '--json'], facts);
    expect(code).toBe(1);
    const { behaviours } = JSON.parse(out) as { behaviours: { id: string; operation: string; differsFromEmulator?: string[] }[] };
    const told = new Set(behaviours.flatMap(({ differsFromEmulator = [] }) => differsFromEmulator));
    expect([...told]).toEqual(
      expect.arrayContaining([
        'registerPersons field requestedAt: string, emulator absent',
        'readIntegration field protocol: object, emulator absent',
        'readIntegration field idTenant: string, emulator number',
      ]),
    );
  });

  describe.each(suites.map((suite) => [suite.vendor, suite] as const))('against a %s that tells everything it is told', (vendor, suite) => {
    let gossip: Server;
    let facts: Facts;
    beforeEach(async () => {
      facts = (await startMock(suite)).facts;
      gossip = createServer((request, response) => {
        void text(request).then((body) => {
          const isLogin = /token|auth$/.test(request.url?.split('?')[0] ?? '');
          const heard = decodeURIComponent(`${request.url} ${body} ${JSON.stringify(request.headers)}`);
          const isIssued = isLogin && !heard.includes('conformance-');
          const told = (after: number) => 'x'.repeat(after) + (request.headers.authorization ?? body);
          const answer = isIssued
            ? { access_token: 'issued/opaque+771==', refresh_token: 'issued-refresh-772', expires_in: 1_500, token_type: heard }
            : {
                code: told(60),
                message: told(98) + heard,
                detailedMessage: heard,
                details: [{ code: heard, message: heard }],
                items: heard,
                data: heard,
              };
          // As some vendors do, it escapes what need not be escaped.
          const escaped = JSON.stringify(answer).replace(/[/+'&]/g, (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`);
          response.writeHead(isIssued ? 200 : 401, { 'content-type': 'application/json' }).end(escaped);
        });
      });
      await new Promise<void>((resolve) => gossip.listen(0, '127.0.0.1', resolve));
    });
    afterEach(() => new Promise((resolve) => gossip.close(resolve)));

    it.each([[['--writes']], [['--writes', '--json']]])('prints no credential with %j', async (options) => {
      const url = `http://127.0.0.1:${(gossip.address() as AddressInfo).port}`;
      const { code, out, error } = await run(['--vendor', vendor, '--target', url, ...options], facts);
      expect([code, error]).toEqual([1, '']);
      expect(out).toContain('differs here, pass at the emulator');
      const credentials = suite.variables.flatMap(({ name, isCredential }) => (isCredential ? [facts[name] ?? name] : []));
      expect(credentials.length).toBeGreaterThan(0);
      // Nor the beginning of one.
      for (const value of [...credentials, 'issued/opaque+771==', 'issued-refresh-772']) expect(out).not.toContain(value.slice(0, 8));
    });
  });

  it('ends with 1 when nobody answers as documented', async () => {
    const facts = { MEDSENIOR_CLIENT_ID: 'x', MEDSENIOR_CLIENT_SECRET: 'segredo-muito-secreto' };
    const { code, out, error } = await run(['--vendor', 'medsenior', '--target', 'http://127.0.0.1:1'], facts);
    expect(code).toBe(1);
    expect(out).toContain('differs: no answer');
    expect(out + error).not.toContain('segredo-muito-secreto');
  });

  it.each([
    [[], '--vendor must be one of hat, protheus-refund, medsenior'],
    [['--vendor', 'tasy'], '--vendor must be one of'],
    [['--vendor', 'hat', '--target', 'hat.example.com'], '--target must be an http or https address'],
    [['--vendor', 'hat', '--target', 'https://hat.example.com'], 'HAT_MASTER_TOKEN, HAT_ID_TENANT, HAT_TENANT_NAME'],
    [['--vendor', 'hat', '--wat'], '--wat'],
    [['--vendor', 'hat', '--target', 'https://user:secret@hat.example.com'], '--target must be without user, password, query and fragment'],
  ])('says what is wrong with %j', (args, sentence) => {
    expect(() => readOptions(args, {})).toThrow(sentence);
  });
});
