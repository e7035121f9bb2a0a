import { rowsOfDatabase, startBridge, type Bridge } from '../support';

describe('the master token of HAT', () => {
  let bridge: Bridge;
  beforeAll(async () => void (bridge = await startBridge()));
  afterAll(() => bridge.close());
  const create = (body: object) => bridge.api.post('/hat/masterToken', { name: 'ponte', userId: 445, ...body });
  const confirms = async (personId: string) =>
    (await bridge.api.settled(await bridge.api.submit('persons', [{ personId }]))).counts.confirmed === 1;

  it('is made by admins alone', async () => {
    const operator = await bridge.api.withRole('operator');
    await operator.post('/hat/masterToken', { name: 'ponte', userId: 445 }).expect(403);
    expect(bridge.mock.hat.calls()).toEqual([]);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'a\u0000b' }, 'name'],
    [{ name: '  ' }, 'name'],
    [{ name: 'a\ud800b' }, 'name'],
    [{ name: 'a\u202eb' }, 'name'],
    [{ userId: 0 }, 'userId'],
    [{ userId: '445' }, 'userId'],
    [{ authorization: 'não' }, 'authorization'],
    [{ replace: 'true' }, 'replace'],
    [{ token: 'x' }, 'token'],
  ])('is not asked for with %j', async (fields, path) => {
    expect((await create(fields).expect(422)).body).toMatchObject({ code: 'VALIDATION_FAILED', details: [{ path }] });
    expect(bridge.mock.hat.calls()).toEqual([]);
  });

  it('that HAT refuses to make leaves nothing behind', async () => {
    expect((await create({ authorization: 'wrong-token' }).expect(502)).body).toMatchObject({ code: 'VENDOR_REFUSED' });
    bridge.mock.hat.faults.add({ operation: 'masterToken', kind: 'status', status: 503, first: 1 });
    expect((await create({}).expect(503)).body).toMatchObject({ code: 'VENDOR_UNAVAILABLE' });
    bridge.mock.hat.faults.add({ operation: 'masterToken', kind: 'status', status: 200, body: {}, first: 1 });
    expect((await create({}).expect(502)).body).toMatchObject({ code: 'VENDOR_ANSWER_UNKNOWN' });
    expect(await rowsOfDatabase(bridge.database.url, 'SELECT 1 FROM hat_master_token')).toEqual([]);
  });

  it('is stored sealed, and its value never returned', async () => {
    const { body, text } = await create({}).expect(201);
    expect(body).toEqual({ stored: true, name: 'ponte' });
    expect(text).not.toMatch(/[0-9a-f]{32}/);
    const rows = await rowsOfDatabase<{ sealed: string }>(bridge.database.url, 'SELECT * FROM hat_master_token');
    expect(JSON.stringify(rows)).not.toMatch(/[0-9a-f]{64}/);
    expect(JSON.stringify(rows)).not.toContain('mock-master-token');
  });

  it('is there once: a second one answers 409, and HAT is not asked for it', async () => {
    const calls = bridge.mock.hat.calls().length;
    expect((await create({}).expect(409)).body).toMatchObject({ code: 'MASTER_TOKEN_EXISTS' });
    expect((await create({ replace: false }).expect(409)).body).toMatchObject({ code: 'MASTER_TOKEN_EXISTS' });
    expect(bridge.mock.hat.calls()).toHaveLength(calls);
  });

  it('wins over HAT_MASTER_TOKEN, here and after a restart', async () => {
    bridge.variables.HAT_MASTER_TOKEN = 'no-longer-valid';
    expect(await confirms('M1')).toBe(true);
    await bridge.hubs.shift()?.close();
    await bridge.addHub();
    expect(await confirms('M2')).toBe(true);
    expect(bridge.mock.hat.calls().filter(({ status }) => status === 401 && status !== undefined)).toHaveLength(1); // the wrong token above
  });

  it('is replaced when asked to, by the current one', async () => {
    const sealed = async () =>
      (await rowsOfDatabase<{ sealed: string }>(bridge.database.url, 'SELECT sealed FROM hat_master_token'))[0]?.sealed;
    const before = await sealed();
    expect((await create({ replace: true, name: 'ponte 2' }).expect(201)).body).toEqual({ stored: true, name: 'ponte 2' });
    expect(await sealed()).not.toBe(before);
    expect(await confirms('M3')).toBe(true);
  });

  it('two at the same moment leave one', async () => {
    await rowsOfDatabase(bridge.database.url, 'DELETE FROM hat_master_token');
    const answers = await Promise.all([1, 2, 3].map(() => create({ authorization: 'mock-master-token' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});

describe('an operator without a master token', () => {
  it('is told so, and its first one is made with a token given in the call', async () => {
    const bridge = await startBridge({ environment: { HAT_MASTER_TOKEN: '' } });
    const waiting = await bridge.api.submit('persons', [{ personId: 'M9' }]);
    const body = { name: 'ponte', userId: 445 };
    expect((await bridge.api.post('/hat/masterToken', body).expect(409)).body).toMatchObject({ code: 'MASTER_TOKEN_MISSING' });
    await bridge.api.post('/hat/masterToken', { ...body, authorization: 'mock-master-token' }).expect(201);
    expect((await bridge.api.settled(waiting)).counts).toEqual({ confirmed: 1 });
    await bridge.close();
  });
});
