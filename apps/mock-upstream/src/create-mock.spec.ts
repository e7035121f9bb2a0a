import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '@ponte/common';
import { answerValidators, type HatErrorModel, type IntegrationAnswer, type TokenProcessResponse } from '@ponte/hat/contract';
import request from 'supertest';
import type { MockUpstream } from './create-mock';
import { closeAll, head, headers, start } from './mock.fixture';
import { vendors } from './vendors';

const alias = '/hat/api/hat/healthcare/v1';

afterEach(closeAll);

const post = (mock: MockUpstream, path: string, body: object) => request(mock.hat.url).post(path).set(headers).send(body);
const registered = async (mock: MockUpstream, path: string, items: object[]): Promise<string> => {
  const { body } = await post(mock, path, { items, ...head }).expect(202);
  return (body as TokenProcessResponse).tokenId ?? '';
};
const integration = async (mock: MockUpstream, token: string): Promise<IntegrationAnswer> =>
  (await request(mock.hat.url).get(`/integration/${token}`).set(headers).expect(200)).body as IntegrationAnswer;

describe('HAT on the wire', () => {
  it('answers a batch with one token under two names, and tells its outcome', async () => {
    const mock = await start();
    const { body } = await post(mock, '/persons', { items: [{ personId: '1', name: 'ANA' }], ...head }).expect(202);
    expect(answerValidators.registration(body)).toBe(true);
    const { tokenId, tokenProcess } = body as TokenProcessResponse;
    expect(tokenProcess).toBe(tokenId);
    expect(body).toMatchObject({ serviceResponse: true, timeout: '30', averageTime: 0 });
    const answer = await integration(mock, tokenId ?? '');
    expect(answer).toEqual({ idTenant: 5, code: 4, message: 'Processamento concluido com sucesso', detailedMessage: [] });
    expect(mock.hat.records('persons').get('1')).toEqual({ personId: '1', name: 'ANA' });
  });

  it('walks with the clock, and knows no other token', async () => {
    const clock = new ManualClock();
    const mock = await start({ clock, processingMs: 1_000 });
    const token = await registered(mock, '/persons', [{ personId: '1' }, { personId: '2', gender: 'X' }]);
    const codes: number[] = [];
    for (let step = 0; step < 3; step++) {
      codes.push((await integration(mock, token)).code);
      clock.advance(500);
    }
    expect(codes).toEqual([0, 2, 5]);
    expect(await integration(mock, 'other')).toMatchObject({ code: 404, message: 'Token nao encontrado' });
  });

  it('answers under the older base path, and reads the older array name', async () => {
    const mock = await start();
    const body = { providers: [{ healthProviderCode: '7' }], ...head };
    await request(mock.url).post(`${alias}/healthProviders`).set(headers).send(body).expect(202);
    expect(mock.hat.records('healthProviders').has('7')).toBe(true);
  });

  it.each([
    ['an empty array', { items: [], ...head }, 'Nenhum item informado no lote'],
    ['too many items', { items: new Array(101).fill({ personId: '1' }), ...head }, 'Quantidade de itens do lote acima do permitido'],
    [
      'an operator it does not know',
      { items: [{ personId: '1' }], healthInsurerId: '0001', ansRegistry: '999999' },
      'Operadora nao encontrada',
    ],
    ['no array', { ...head }, 'Requisicao invalida'],
    ['an item without its key', { items: [{ name: 'ANA' }], ...head }, 'Requisicao invalida'],
    ['an unknown header field', { items: [{ personId: '1' }], ...head, extra: 1 }, 'Requisicao invalida'],
  ])('refuses %s with 400, and says why to the developer', async (_what, body, text) => {
    const mock = await start();
    const answer = await post(mock, '/persons', body).expect(400);
    expect((answer.body as HatErrorModel).detailedMessage).toBe(text);
    expect(answerValidators.error(answer.body)).toBe(true);
    expect(answer.headers['x-mock-reason']).toMatch(/\w/);
    expect(mock.hat.records('persons').size).toBe(0);
  });

  it('refuses what is not JSON, and a resource that is not there', async () => {
    const mock = await start();
    await request(mock.hat.url).post('/persons').set(headers).type('json').send('{"items":').expect(400);
    await post(mock, '/coverages', {}).expect(404);
  });

  it.each([
    ['no token', { authorization: '' }],
    ['a wrong token', { authorization: 'wrong' }],
    ['a wrong tenant', { idTenant: '6' }],
    ['a wrong tenant name', { tenantName: 'outra' }],
  ])('refuses %s with 401', async (_what, wrong) => {
    const mock = await start();
    const { body } = await request(mock.hat.url)
      .get('/healthcheck')
      .set({ ...headers, ...wrong })
      .expect(401);
    expect(body).toMatchObject({ code: '401', message: 'Nao autorizado' });
  });

  it('accepts the token with a prefix, and a new master token from then on', async () => {
    const mock = await start();
    const { body } = await post(mock, '/masterToken', { name: 'Integracao', idTenant: 5, userId: 9 }).expect(201);
    const { token } = body as { token: string };
    expect(body).toEqual({ name: 'Integracao', idTenant: 5, userId: 9, token: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    for (const authorization of [token, `Bearer ${token}`, 'Bearer mock-master-token']) {
      const health = await request(mock.hat.url)
        .get('/healthcheck')
        .set({ ...headers, authorization })
        .expect(200);
      expect(health.body).toEqual({ REST: 'OK', REDIS: 'OK', BANCO: 'OK' });
    }
  });
});

describe('faults', () => {
  const item = { items: [{ personId: '1' }], ...head };

  it('answer a status with its headers, so many times', async () => {
    const mock = await start();
    mock.hat.faults.add({ operation: 'persons', kind: 'status', status: 429, headers: { 'retry-after': '7' }, first: 1 });
    expect((await post(mock, '/persons', item).expect(429)).headers['retry-after']).toBe('7');
    await post(mock, '/persons', item).expect(202);
  });

  it.each([
    ['resetBefore', false],
    ['resetAfter', true],
  ] as const)('%s resets the connection', async (kind, applied) => {
    const mock = await start();
    mock.hat.faults.add({ operation: 'persons', kind });
    await expect(post(mock, '/persons', item)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(mock.hat.records('persons').size).toBe(applied ? 1 : 0);
  });

  it.each([true, false])('lose a token whose batch is applied: %s', async (applied) => {
    const mock = await start();
    mock.hat.faults.add({ operation: 'persons', kind: 'lostToken', applied });
    expect((await integration(mock, await registered(mock, '/persons', [{ personId: '1' }]))).code).toBe(404);
    expect(mock.hat.records('persons').size).toBe(applied ? 1 : 0);
  });

  it('answer without a token, or with serviceResponse false', async () => {
    const mock = await start();
    mock.hat.faults.add({ operation: 'persons', kind: 'noToken', first: 1 });
    mock.hat.faults.add({ operation: 'persons', kind: 'falsyService', first: 1 });
    const answers = [(await post(mock, '/persons', item)).body, (await post(mock, '/persons', item)).body] as TokenProcessResponse[];
    expect(answers.map(({ tokenId, serviceResponse }) => [tokenId === undefined, serviceResponse])).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it('apply a late batch after one that came later', async () => {
    const clock = new ManualClock();
    const mock = await start({ clock });
    mock.hat.faults.add({ operation: 'persons', kind: 'late', lateMs: 1_000, first: 1 });
    await expect(post(mock, '/persons', { items: [{ personId: '1', name: 'OLD' }], ...head })).rejects.toThrow();
    await registered(mock, '/persons', [{ personId: '1', name: 'NEW' }]);
    expect(mock.hat.records('persons').get('1')).toMatchObject({ name: 'NEW' });
    clock.advance(1_000);
    expect(mock.hat.records('persons').get('1')).toMatchObject({ name: 'OLD' });
  });

  it('force an outcome', async () => {
    const mock = await start();
    mock.hat.faults.add({ operation: 'persons', kind: 'outcome', code: 6, lines: ['Falha geral'] });
    expect(await integration(mock, await registered(mock, '/persons', [{ personId: '1' }]))).toMatchObject({
      code: 6,
      detailedMessage: ['Falha geral'],
    });
    expect(mock.hat.records('persons').size).toBe(0);
  });

  it('do not keep a closing emulator waiting', async () => {
    const mock = await start({ hooks: { onRequest: () => void mock.close() } });
    mock.hat.faults.add({ operation: 'persons', kind: 'delay', ms: 3_600_000 });
    await post(mock, '/persons', item).catch(() => undefined);
    await mock.close();
  });
});

describe('hooks and calls', () => {
  it('step in before the work, before and after the answer, and see keys but no content', async () => {
    const moments: string[] = [];
    let answered = (): void => undefined;
    const afterAnswer = new Promise<void>((resolve) => (answered = resolve));
    const mock: MockUpstream = await start({
      hooks: {
        onRequest: ({ operation, sequence, keys }) => void moments.push(`request ${operation} ${sequence} ${String(keys)}`),
        afterWork: ({ keys }) => void moments.push(`work ${String(keys)} ${mock.hat.records('persons').size}`),
        afterAnswer: ({ status }) => {
          moments.push(`answer ${status}`);
          answered();
        },
      },
    });
    await registered(mock, '/persons', [{ personId: '1', name: 'ANA' }]);
    await afterAnswer;
    expect(moments).toEqual(['request persons 1 undefined', 'work 1 1', 'answer 202']);
    expect(JSON.stringify(mock.hat.calls())).not.toMatch(/ANA|mock-master-token/);
    expect(mock.hat.calls()).toEqual([{ vendor: 'hat', operation: 'persons', method: 'POST', sequence: 1, status: 202, keys: ['1'] }]);
  });
});

describe('/__admin', () => {
  it('shows records, settings, faults, calls and itself', async () => {
    const mock = await start();
    const admin = request(mock.url);
    await registered(mock, '/persons', [{ personId: '1' }, { personId: '2' }, { personId: '3' }]);
    expect((await admin.get('/__admin/health').expect(200)).body).toEqual({ status: 'ok', vendors: vendors.map(({ name }) => name) });
    expect((await admin.get('/__admin/hat/persons?pageSize=2&page=1')).body).toMatchObject({ hasNext: true, total: 3 });
    expect((await admin.get('/__admin/hat/persons?pageSize=2&page=2')).body).toMatchObject({ items: [{ key: '3' }], hasNext: false });
    expect((await admin.get('/__admin/hat/persons/2')).body).toEqual({ key: '2', record: { personId: '2' } });
    await admin.get('/__admin/hat/persons/9').expect(404);
    await admin.get('/__admin/hat/nothing').expect(404);
    expect((await admin.put('/__admin/hat/settings').send({ batchCap: 1 }).expect(200)).body).toMatchObject({
      batchCap: 1,
      processingMs: 0,
    });
    await post(mock, '/persons', { items: [{ personId: '1' }, { personId: '2' }], ...head }).expect(400);
    await admin.put('/__admin/hat/settings').send({ batchCapp: 1 }).expect(400);
    await admin.post('/__admin/faults').send({ operation: 'persons', kind: 'status' }).expect(400);
    await admin.post('/__admin/faults').send({ operation: 'persons', kind: 'status', status: 503 }).expect(204);
    await post(mock, '/persons', { items: [{ personId: '1' }], ...head }).expect(503);
    expect((await admin.get('/__admin/faults')).body).toMatchObject({ items: [{ seen: 1, struck: 1 }] });
    expect((await admin.get('/__admin/calls')).body).toMatchObject({ items: [{ status: 202 }, { status: 400 }, { status: 503 }] });
    await admin.delete('/__admin/faults').expect(204);
    await admin.post('/__admin/reset').expect(204);
    expect((await admin.get('/__admin/settings')).body).toMatchObject({ hat: { batchCap: 100 } });
    expect([mock.hat.records('persons').size, mock.hat.calls().length]).toEqual([0, 0]);
    const document = (await admin.get('/__admin/docs-json').expect(200)).body as { paths: Record<string, unknown> };
    expect(Object.keys(document.paths)).toContain('/__admin/hat/{resource}/{key}');
    expect(Object.keys(document.paths).filter((path) => !path.startsWith('/__admin'))).toEqual([]);
    await admin.get('/__admin/docs').redirects(1).expect(200);
  });

  it('answers nobody who asks under a foreign name, however the path is spelt, unless the token matches', async () => {
    const mock = await start({ adminToken: 'admin-secret' });
    const as = (path: string, token?: string) => {
      const call = request(mock.url).get(path).set('host', 'evil.example');
      return token === undefined ? call : call.set('x-mock-admin-token', token);
    };
    await as('/__admin/health').expect(403);
    await as('/__admi%6e/health').expect(403);
    await as('/__admin/docs-json').expect(403);
    await as('/__admin/health', 'guess').expect(403);
    await as('/__admin/health', 'admin-secret').expect(200);
  });
});

describe('the default world on disk', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'mock-data-'))));
  afterEach(async () => {
    await closeAll();
    rmSync(folder, { recursive: true, force: true });
  });

  it('loses nothing that was answered when the process ends without notice', async () => {
    const clock = new ManualClock();
    const before = await start({ dataDir: join(folder, 'a'), clock, processingMs: 1_000 });
    const done = await registered(before, '/persons', [
      { personId: '1', name: 'ANA' },
      { personId: '2', gender: 'X' },
    ]);
    clock.advance(1_000);
    const waiting = await registered(before, '/persons', [{ personId: '1', name: 'BIA' }]);
    const { body } = await post(before, '/masterToken', { name: 'n', idTenant: 5, userId: 1 });

    // What a killed process leaves behind: the file as it stands, with the first half of a line that was never answered.
    mkdirSync(join(folder, 'b'));
    copyFileSync(join(folder, 'a/hat.jsonl'), join(folder, 'b/hat.jsonl'));
    appendFileSync(join(folder, 'b/hat.jsonl'), '{"type":"job","job":{"tok');
    const after = await start({ dataDir: join(folder, 'b'), clock, processingMs: 1_000 });
    expect(await integration(after, done)).toMatchObject({ code: 5, detailedMessage: ['Pessoa 2: campo gender invalido'] });
    expect((await integration(after, waiting)).code).toBe(0);
    expect(after.hat.records('persons').get('1')).toMatchObject({ name: 'ANA' });
    clock.advance(1_000);
    expect(after.hat.records('persons').get('1')).toMatchObject({ name: 'BIA' });
    const { token } = body as { token: string };
    await request(after.hat.url)
      .get('/healthcheck')
      .set({ ...headers, authorization: token })
      .expect(200);
  });

  it('comes back compacted after a close, standings and finished tokens included, and empty after a reset', async () => {
    const first = await start({ dataDir: folder });
    const subscriberId = '00010001000001018';
    await registered(first, '/beneficiaries', [{ subscriberId }]);
    const token = await registered(first, '/beneficiaryStatus', [{ subscriberId, eventDate: '20260101', eventType: 'Bloqueio' }]);
    await first.close();
    const second = await start({ dataDir: folder });
    expect((await integration(second, token)).code).toBe(4);
    const { body } = await request(second.url).get(`/__admin/hat/beneficiaries/${subscriberId}`).expect(200);
    expect(body).toMatchObject({ standing: { blocked: true, blockedDate: '20260101', events: [{ eventType: 'Bloqueio' }] } });
    second.hat.reset();
    await second.close();
    const third = await start({ dataDir: folder });
    expect(third.hat.records('beneficiaries').size).toBe(0);
  });
});
