import axios from 'axios';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HttpSender, ManualClock } from '@ponte/common';
import { MedseniorClient, type MedseniorConnection, type MedseniorPageOutcome } from '@ponte/medsenior/client';
import { medseniorStatuses, medseniorValidators } from '@ponte/medsenior/contract';
import { createMock, type MockUpstream } from '../../apps/mock-upstream/src/create-mock';
import { projectRoot } from '../../tools/project-root';
import { startPrism, type PrismProcess } from '../../tools/prism-process';

const account = { clientId: 'ponte', clientSecret: 'segredo-de-exemplo', timeoutMs: 20_000 };

let mock: MockUpstream;
let prism: PrismProcess;
let before = 0;
let sender: HttpSender;
let connection: MedseniorConnection;
/** Runs beside the clock of the world, so that client and vendor agree on the time. */
let clock: ManualClock;
let client: MedseniorClient;

beforeAll(async () => {
  mock = await createMock({ seed: 7, clock: '2026-11-22T12:00:00Z' });
  prism = await startPrism({ vendor: 'medsenior', upstream: mock.medsenior.url });
  connection = { baseUrl: prism.url, ...account };
  sender = new HttpSender({ axiosRef: axios.create() });
});
afterAll(async () => {
  await sender?.close();
  await prism?.close();
  await mock?.close();
});
beforeEach(() => {
  mock.medsenior.reset();
  before = prism.violations().length;
  clock = new ManualClock(0);
  client = new MedseniorClient(sender, clock);
});

/** What Prism found since this test began. */
const violations = () => prism.violations().slice(before);

function pageOf(outcome: MedseniorPageOutcome) {
  if (outcome.kind !== 'page') throw new Error(JSON.stringify(outcome));
  return outcome;
}

describe('MedSenior, between the hub’s client and the emulator, watched by Prism', () => {
  it('answers the published sample to the letter, but for its null', async () => {
    const text = readFileSync(join(projectRoot(), 'mocks/medsenior/fixtures/authorizations.json'), 'utf8');
    const { data } = (JSON.parse(text) as { body: { data: unknown[] } }).body;
    const found = pageOf(await client.authorizations(connection, { status: 1, matriculas: ['12345'], page: 1, pageSize: 10 }));
    expect(found).toMatchObject({ totalRecords: 1, totalPages: 1, hasNext: false });
    expect(found.items.map((item) => JSON.parse(item.text) as unknown)).toEqual(data);
    expect(violations()).toEqual([]);
  });

  it('every status keeps the contract, by number and by name, page by page', async () => {
    await mock.medsenior.authorizations.generate({ count: 400, seed: 1 });
    let seen = 0;
    for (const { value, name, text } of medseniorStatuses) {
      const byName = pageOf(await client.authorizations(connection, { status: name, pageSize: 400 }));
      const items = [];
      for (let page = 1, more = true; more; page++) {
        const one = pageOf(await client.authorizations(connection, { status: value, page, pageSize: 30 }));
        items.push(...one.items);
        more = one.hasNext;
      }
      expect(items.map((item) => item.text)).toEqual(byName.items.map((item) => item.text));
      expect(items.filter(({ guide, leftOut }) => guide?.status !== text || leftOut.length > 0)).toEqual([]);
      expect(items.filter((item) => !medseniorValidators.Guide(JSON.parse(item.text)))).toEqual([]);
      seen += items.length;
    }
    expect(seen).toBe(401);
    expect(violations()).toEqual([]);
  });

  it('gives tokens for 25 minutes of its clock, which the client renews in time', async () => {
    const logins = () => mock.medsenior.calls().filter(({ operation }) => operation === 'auth').length;
    const search = async () => pageOf(await client.authorizations(connection, { matriculas: ['12345'] }));
    const pass = (milliseconds: number) => {
      clock.advance(milliseconds);
      mock.clock.advance(milliseconds);
    };
    await search();
    pass(1_199_000);
    await search();
    expect(logins()).toBe(1);
    pass(2_000);
    await search();
    expect(logins()).toBe(2);
    // Here the vendor's clock alone goes on: the token is refused, and the client logs in once more.
    mock.clock.advance(1_500_000);
    await search();
    expect(logins()).toBe(3);
    expect(mock.medsenior.calls().filter(({ status }) => status === 401)).toHaveLength(1);
  });

  it('refuses clients it does not know, and those without a role', async () => {
    expect(await client.authorizations({ ...connection, clientSecret: 'x' }, {})).toMatchObject({ reason: 'CREDENTIALS_REFUSED' });
    const powerless = { ...connection, clientId: 'sem-papel', clientSecret: 'segredo-sem-papel' };
    expect(await client.authorizations(powerless, {})).toMatchObject({ reason: 'FORBIDDEN' });
    const administrator = { ...connection, clientId: 'administrador', clientSecret: 'segredo-de-administrador' };
    expect(await client.authorizations(administrator, {})).toMatchObject({ kind: 'page' });
    expect(violations()).toEqual([]);
  });

  it.each(['messages', 'problem', 'empty'] as const)('tells errors in bodies of the form %s', async (form) => {
    mock.medsenior.settings({ errorBodies: form, accessBodies: form, authBodies: form === 'problem' ? 'oauth' : form });
    // The contract names JSON alone, so that Prism lets no empty body through.
    const to = form === 'empty' ? { ...connection, baseUrl: mock.medsenior.url } : connection;
    const refused = await client.authorizations(to, { matriculas: ['12345', '12a'] });
    expect(refused).toMatchObject({ kind: 'trouble', reason: 'REFUSED', facts: { status: 400 } });
    expect(refused.kind === 'trouble' && refused.message).toBe(form === 'empty' ? undefined : 'A matrícula informada é inválida.');
    const powerless = { ...to, clientId: 'sem-papel', clientSecret: 'segredo-sem-papel' };
    expect(await client.authorizations(powerless, {})).toMatchObject({ reason: 'FORBIDDEN', facts: { status: 403 } });
    expect(await client.authorizations({ ...to, clientId: 'x' }, {})).toMatchObject({ reason: 'CREDENTIALS_REFUSED' });
    expect(violations()).toEqual([]);
  });

  it.each(['omitted', 'null', 'list'] as const)('keeps the contract with messages %s', async (messages) => {
    mock.medsenior.settings({ messages });
    expect(pageOf(await client.authorizations(connection, { cpfs: ['12345678901'], status: 'Autorizado' }))).toMatchObject({
      messages: [],
    });
    expect(violations()).toEqual([]);
  });
});
