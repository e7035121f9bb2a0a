import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isValidCns, isValidCpf } from '@ponte/common';
import { definitiveCns } from '@ponte/generators';
import { createMock, type MockUpstream } from '../../apps/mock-upstream/src/create-mock';
import type { VendorWord } from '../conformance/behaviour';
import { contractOf } from '../conformance/contract';
import { runAtAddress } from '../conformance/run-suite';
import { suites } from '../conformance/suites';
import type { Fixture } from './exchange';
import { leftOvers } from './left-over';
import { startRecording, type Recording } from './recording';

let folder: string;
let mock: MockUpstream;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ponte-record-'));
  mock = await createMock({ seed: 1, clock: '2026-11-22T12:00:00Z' });
});
afterEach(async () => {
  await mock.close();
  rmSync(folder, { recursive: true, force: true });
});

const out = (): string => join(folder, 'fixtures');
const read = (): Fixture[] => readdirSync(out()).map((name) => JSON.parse(readFileSync(join(out(), name), 'utf8')) as Fixture);
const all = (): string =>
  readdirSync(out())
    .map((name) => readFileSync(join(out(), name), 'utf8'))
    .join('\n');
const start = (vendor: VendorWord, target: string): Promise<Recording> => startRecording({ vendor, target, port: 0, out: out() });

const hatHeaders = {
  authorization: 'mock-master-token',
  idTenant: '5',
  tenantName: 'operadora-exemplo',
  'content-type': 'application/json',
};
const person = {
  personId: '00009001',
  name: 'Marina Azevedo Prado',
  birthdate: '1990-04-12',
  gender: 'F',
  holderCPF: '52998224725',
  nationalhealthcard: definitiveCns(123_456_789),
};
const batch = (...items: object[]) => JSON.stringify({ healthInsurerId: '0001', ansRegistry: '417505', items });

describe('a recording', () => {
  it.each(suites.map((suite) => [suite.vendor, suite] as const))(
    'of %s keeps what the conformance suite asks, as the contract has it, with nobody and no credential in it',
    async (vendor, suite) => {
      const facts = await suite.prepare(mock);
      const recording = await start(vendor, suite.emulatedAt(mock));
      const results = await runAtAddress(suite, recording.url, facts, { writes: false });
      const { written, withheld } = await recording.end();
      expect(withheld).toEqual([]);
      const answered = results.flatMap(({ exchanges }) => exchanges);
      expect(answered.length).toBeGreaterThan(5);
      expect(written.length).toBeGreaterThanOrEqual(answered.length);

      const contract = contractOf(vendor);
      for (const { operation: id, request, response } of read()) {
        // Asked for some of its fields, an answer has not those that are required.
        if (/\bfields=/.test(request.query ?? '')) continue;
        const operation = contract.operations.find((one) => one.id === id);
        const known = operation?.answers.some(({ status }) => status === response.status) ?? false;
        if (operation && known && response.status < 300)
          expect([id, contract.fault(operation, response.status, response.body)]).toEqual([id, undefined]);
      }
      const text = all();
      for (const secret of Object.values(facts).filter((value) => value !== undefined && value.length > 8))
        expect(text).not.toContain(secret);
      expect(text).not.toContain(new URL(mock.url).host);
    },
  );

  it('gives one person one pseudonym, valid where it was valid, and passes everything on untouched', async () => {
    const recording = await start('hat', mock.hat.url);
    const send = (body: string) => fetch(`${recording.url}/persons`, { method: 'POST', headers: hatHeaders, body });
    const answer = (await (await send(batch(person))).json()) as { tokenId: string };
    await send(batch({ ...person, name: 'MARINA AZEVEDO PRADO', note: 'CPF 529.982.247-25' }));
    const state = await fetch(`${recording.url}/integration/${answer.tokenId}`, { headers: hatHeaders });
    expect(mock.hat.records('persons').get('00009001')).toMatchObject({ name: person.name });
    expect(state.status).toBe(200);
    const { withheld } = await recording.end();
    expect(withheld).toEqual([]);

    const [first, second, third] = read();
    const items = (fixture?: Fixture) => (fixture?.request.body as { items: Record<string, string>[] }).items[0] ?? {};
    expect(isValidCpf(items(first).holderCPF ?? '')).toBe(true);
    expect(isValidCns(items(first).nationalhealthcard ?? '')).toBe(true);
    expect(items(second).holderCPF).toBe(items(first).holderCPF);
    expect(items(second).note?.replace(/\D/g, '')).toBe(items(first).holderCPF);
    expect(items(second).name).toBe(items(first).name?.toUpperCase());
    expect(items(first)).toMatchObject({ personId: '00009001', gender: 'F', birthdate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    expect(third?.request.path).toBe(`/integration/${(first?.response.body as { tokenId: string }).tokenId}`);
    expect(all()).not.toMatch(/marina|azevedo|prado|52998224725|529\.982|1990-04-12|mock-master-token|operadora-exemplo/i);
    expect(all()).not.toContain(answer.tokenId);
    expect(all()).not.toContain(person.nationalhealthcard);
  });

  it('finds people of one exchange in the plain words of another', async () => {
    const recording = await start('hat', mock.hat.url);
    await fetch(`${recording.url}/unknown?q=Marina+Azevedo+Prado`, { headers: hatHeaders });
    await fetch(`${recording.url}/persons`, { method: 'POST', headers: hatHeaders, body: batch(person) });
    await recording.end();
    expect(all()).not.toMatch(/marina|azevedo|prado/i);
    expect(read()[0]).toMatchObject({ operation: null, request: { path: '/unknown' } });
  });

  it('writes the parts of a fixture in one order, and leaves out headers that nobody documented', async () => {
    const recording = await start('hat', mock.hat.url);
    await fetch(`${recording.url}/persons`, {
      method: 'POST',
      headers: { ...hatHeaders, cookie: 'session=abcdef123456', 'x-forwarded-for': '10.1.2.3' },
      body: batch(person),
    });
    await recording.end();
    const [fixture] = read();
    expect(Object.keys(fixture ?? {})).toEqual(['vendor', 'operation', 'request', 'response']);
    expect(Object.keys(fixture?.request ?? {})).toEqual(['method', 'path', 'headers', 'body']);
    expect(Object.keys(fixture?.request.headers ?? {})).toEqual(['accept', 'authorization', 'content-type', 'idtenant', 'tenantname']);
    expect(all()).not.toMatch(/abcdef123456|10\.1\.2\.3/);
  });

  it('keeps no credential under whatever name, and the numbers of guides', async () => {
    const recording = await start('hat', mock.hat.url);
    const credentials = { xAuthorization: 'opaque-4471-9920', proxy_authorization: 'opaque-4471-9921' };
    const sent = { ...credentials, sourceAuthorization: 81_726_354, priorAuthorization: false };
    await fetch(`${recording.url}/persons?x-authorization=opaque-4471-9922`, {
      method: 'POST',
      headers: { ...hatHeaders, 'x-original-authorization': 'opaque-4471-9923' },
      body: JSON.stringify(sent),
    });
    await recording.end();
    expect(all()).not.toContain('opaque');
    expect(read()[0]?.request.body).toMatchObject({ sourceAuthorization: 81_726_354, priorAuthorization: false });
  });

  it('answers 502 and records nothing when the target is not there, and needs an empty folder', async () => {
    const target = mock.hat.url;
    await mock.close();
    const recording = await start('hat', target);
    expect((await fetch(`${recording.url}/healthcheck`)).status).toBe(502);
    expect(await recording.end()).toEqual({ written: [], withheld: [], unrecorded: 0 });
    writeFileSync(join(out(), 'mine.json'), '{}');
    await expect(start('hat', target)).rejects.toThrow('not empty');
  });
});

describe('leftOvers', () => {
  const exchange = {
    method: 'POST',
    path: '/persons?x=Jo%C3%A3o',
    requestHeaders: { authorization: 'Bearer abc.def' },
    requestBody: '{"unforeseen":"529.982.247-25"}',
    status: 200,
    responseHeaders: {},
    responseBody: '',
  };
  const holding = (body: unknown): Fixture => ({
    vendor: 'hat',
    operation: 'persons',
    request: { method: 'POST', path: '/persons', headers: {}, body },
    response: { status: 200, headers: {} },
  });
  const kindsLeftIn = (body: unknown) =>
    leftOvers([exchange], [holding(body)], [{ kind: 'name', value: 'João Brandão' }], (text) => text === '11144477735').flatMap(
      ({ kinds }) => kinds,
    );

  it.each([
    ['a CPF that only its digits betray', { a: '52998224725' }, ['cpf']],
    ['the same as a number', { a: 52998224725 }, ['cpf']],
    ['the same in another spelling, within a sentence', { a: 'do CPF 529.982.247-25, ativo' }, ['cpf']],
    ['a name in other letters', { a: [{ b: 'sr. JOAO BRANDAO.' }] }, ['name']],
    ['a name in an escaped text', { a: 'q=Jo%C3%A3o+Brand%C3%A3o' }, ['name']],
    ['a name as the name of a field', { 'João Brandão': 1 }, ['name']],
    ['a credential', { a: 'token abc.def' }, ['secret']],
    ['a CPF from nowhere', { a: '39053344705' }, ['cpf']],
    ['an e-mail address from nowhere', { a: 'x@hospital.com.br' }, ['email']],
  ])('finds %s', (_name, body, kinds) => {
    expect(kindsLeftIn(body)).toEqual(kinds);
  });

  it('finds nothing where pseudonyms stand', () => {
    expect(kindsLeftIn({ a: '11144477735', b: 'João', c: 12345 })).toEqual([]);
  });
});
