import { operator as operatorOf } from '@ponte/generators';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { createMock, type MockUpstream } from '../create-mock';
import { head, headers } from '../mock.fixture';
import { hatScenarios } from './hat-scenarios';

const root = join(__dirname, '../../../..');

let mock: MockUpstream;
beforeEach(async () => void (mock = await createMock({ seed: 1, clock: '2026-03-01T12:00:00Z' })));
afterEach(() => mock.close());

const post = (items: object[]) =>
  request(mock.hat.url)
    .post('/persons')
    .set(headers)
    .send({ items, ...head });
const look = async (token: string) =>
  (await request(mock.hat.url).get(`/integration/${token}`).set(headers)).body as { code: number; detailedMessage: string[] };
const outcome = async (...keys: string[]) => {
  const { body } = await post(keys.map((personId) => ({ personId }))).expect(202);
  return look((body as { tokenId: string }).tokenId);
};

describe('the scenarios of HAT', () => {
  it('are those of the files, each under the name of its file, and can be applied, alone and all together', async () => {
    const files = readdirSync(join(root, 'mocks/hat/scenarios')).map((file) => file.replace(/\.json$/, ''));
    expect(hatScenarios.map(({ name }) => name).sort()).toEqual(files.sort());
    for (const { name } of hatScenarios) await request(mock.url).post(`/__admin/scenarios/hat:${name}`).expect(204);
    const { body } = await request(mock.url).get('/__admin/scenarios').expect(200);
    const { items } = body as { items: { vendor: string; name: string; applied: boolean }[] };
    expect(items.filter(({ vendor, applied }) => vendor === 'hat' && applied).map(({ name }) => name)).toEqual(
      hatScenarios.map(({ name }) => name),
    );
    await request(mock.url).delete('/__admin/scenarios/hat:quota').expect(204);
    await request(mock.url).delete('/__admin/scenarios').expect(204);
    expect(mock.faults.list()).toEqual([]);
    await request(mock.url).post('/__admin/scenarios/hat:rain').expect(400);
  });

  it('are told in the documentation, word for word', () => {
    const told = readFileSync(join(root, 'docs/emulator.md'), 'utf8');
    const rows = [...told.matchAll(/^\| `([a-z-]+)` \| (.+) \|$/gm)].map(([, name, description]) => ({ name, description }));
    const names = hatScenarios.map(({ name }) => name);
    expect(rows.filter(({ name = '' }) => names.includes(name))).toEqual(
      hatScenarios.map(({ name, description }) => ({ name, description })),
    );
  });
});

describe('magic keys', () => {
  it('mean nothing until the scenario is applied', async () => {
    expect((await outcome('ZZ01')).code).toBe(4);
  });

  it('always meet their fate, and leave the other items of a batch alone where the fate is one of items', async () => {
    mock.hat.scenarios.apply('magic-keys');
    expect(await outcome('1', 'ZZ01', '2')).toMatchObject({ code: 5, detailedMessage: ['Pessoa ZZ01: recusado sempre'] });
    expect(await outcome('3', 'ZZ0002')).toMatchObject({ code: 5, detailedMessage: [expect.not.stringContaining('ZZ0002')] });
    expect(await outcome('4', 'ZZ003')).toMatchObject({ code: 6, detailedMessage: [] });
    expect([...mock.hat.records('persons').keys()]).toEqual(['1', '2', '3']);
    expect((await outcome('ZZ04')).code).toBe(404);
    expect((await outcome('ZZ05')).code).toBe(0);
    mock.clock.advance('365d');
    await post([{ personId: 'ZZ06' }]).expect(500);
    await post([{ personId: 'ZZ07' }]).expect(429);
    await expect(post([{ personId: 'ZZ08' }])).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect([...mock.hat.records('persons').keys()]).toEqual(['1', '2', '3', 'ZZ04', 'ZZ08']);
    expect((await outcome('ZZ10', 'AZZ01', 'ZZ011')).code).toBe(4);
  });

  it('are never made by the generators', () => {
    const patterns = hatScenarios
      .find(({ name }) => name === 'magic-keys')
      ?.faults?.map(({ match }) => new RegExp(match?.keysLike ?? '(?:)', 'u'));
    expect(patterns).toHaveLength(9);
    expect(patterns?.some((pattern) => pattern.test('00019999999901001'))).toBe(true);
    const stretches = [0, 1_000_000, 49_999_000, 99_998_000].map((from) => ({ from, count: 500 }));
    for (const seed of [1, 'two']) {
      const operator = operatorOf({ seed });
      for (const stretch of stretches) {
        for (const { person } of operator.people(stretch)) {
          const met = patterns?.filter((pattern) => pattern.test(person.personId) || pattern.test(person.subscriberId));
          expect(met).toEqual([]);
        }
      }
      for (const provider of operator.providers({ count: 300 }))
        expect(patterns?.some((pattern) => pattern.test(provider.code))).toBe(false);
    }
  });
});

describe('expiring credentials', () => {
  it('are accepted for an hour by the clock of the world, the configured one from its first use', async () => {
    mock.hat.scenarios.apply('expiring-credentials');
    const health = async (authorization: string) =>
      (
        await request(mock.hat.url)
          .get('/healthcheck')
          .set({ ...headers, authorization })
      ).status;
    mock.clock.advance('2h');
    expect(await health('mock-master-token')).toBe(200);
    mock.clock.advance('59m');
    const made = await request(mock.hat.url).post('/masterToken').set(headers).send({ name: 'n', idTenant: 5, userId: 1 }).expect(201);
    const { token } = made.body as { token: string };
    const snapshot = mock.snapshot();
    mock.clock.advance('1m');
    expect([await health('mock-master-token'), await health(token)]).toEqual([401, 200]);
    expect(mock.journal.query({ status: 401 })).toMatchObject([{ reason: 'Authorization has expired' }]);
    mock.clock.advance('59m');
    expect(await health(token)).toBe(401);
    mock.restore(snapshot);
    expect(await health('mock-master-token')).toBe(200);
    mock.clock.advance('1m');
    expect(await health('mock-master-token')).toBe(401);
    mock.hat.scenarios.remove('expiring-credentials');
    expect(await health('mock-master-token')).toBe(200);
  });
});
