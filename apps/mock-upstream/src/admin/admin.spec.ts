import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request, { type Test } from 'supertest';
import { createMock, type MockUpstream } from '../create-mock';
import { head, headers } from '../mock.fixture';

const member = '00010001000001018';

let mock: MockUpstream;
afterEach(() => mock.close());

const admin = () => request(`${mock.url}`);
const told = async (call: Test, status: number): Promise<string> => {
  const { body, headers: sent } = await call.expect(status);
  const { code, detailedMessage } = body as { code: string; detailedMessage: string };
  expect([code, sent['x-mock-reason']]).toEqual([String(status), detailedMessage]);
  return detailedMessage;
};

describe('the admin routes', () => {
  it('refuse an address that cannot be read in their own model, without repeating it', async () => {
    mock = await createMock();
    for (const path of ['/__admin/hat/persons/52998224725%', '/__admin/worlds/52998224725%ff'])
      expect(await told(admin().get(path), 400)).toBe('the address cannot be read');
  });

  it('show, freeze, set and advance the clock of a world', async () => {
    mock = await createMock();
    const clock = '/w/a/__admin/clock';
    await admin().put(clock).send({ mode: 'frozen', time: '2026-03-01T12:00:00Z' }).expect(200);
    const { body } = await admin().post(`${clock}/advance`).send({ by: 'PT10M' }).expect(200);
    expect(body).toMatchObject({ mode: 'frozen', now: '2026-03-01T12:10:00.000Z' });
    expect(((await admin().get('/__admin/clock')).body as { mode: string }).mode).toBe('real');
    expect((await admin().put(clock).send({ mode: 'real' })).body).toMatchObject({ mode: 'real', offsetMs: 0 });
    expect(await told(admin().post(`${clock}/advance`).send({ by: 'soon' }), 400)).toMatch(/^by: must be milliseconds/);
    expect(await told(admin().post(`${clock}/advance`).send({}), 400)).toMatch(/^by: /);
    expect(await told(admin().put(clock).send({ time: 'noon' }), 400)).toMatch(/^time: /);
    expect(await told(admin().put(clock).send({ mod: 'real' }), 400)).toMatch(/mod/);
  });

  it('make, copy, list and delete worlds', async () => {
    mock = await createMock({ seed: 'x' });
    await admin()
      .post('/__admin/hat/persons')
      .send({ items: [{ personId: '1' }] })
      .expect(200);
    const wishes = { name: 'copy', from: 'default', ttl: '1h', strictness: 'off', settings: { hat: { batchCap: 5 } } };
    const { body } = await admin().post('/__admin/worlds').send(wishes).expect(201);
    expect(body).toMatchObject({ name: 'copy', ttlMs: 3_600_000, strictness: 'off', clock: { mode: 'real' } });
    await admin()
      .post('/__admin/worlds')
      .send({ name: 'fresh', seed: 5, clock: { mode: 'frozen' } })
      .expect(201);
    const { items } = (await admin().get('/__admin/worlds')).body as { items: { name: string; seed: string }[] };
    expect(items.map(({ name, seed }) => [name, seed])).toEqual([
      ['default', 'x'],
      ['copy', 'x'],
      ['fresh', '5'],
    ]);
    expect([mock.world('copy').hat.records('persons').size, mock.world('fresh').hat.records('persons').size]).toEqual([1, 0]);
    expect((await admin().get('/__admin/hat/settings?world=copy')).body).toMatchObject({ batchCap: 5 });
    await admin().get('/__admin/worlds/copy').expect(200);
    await admin().delete('/__admin/worlds/copy').expect(204);
    await told(admin().get('/__admin/worlds/copy'), 404);
    expect(await told(admin().delete('/__admin/worlds/default'), 409)).toMatch(/only reset/);
    await told(admin().post('/__admin/worlds').send({ name: 'fresh' }), 409);
    await told(admin().post('/__admin/worlds').send({ name: 'other', from: 'none' }), 404);
    expect(await told(admin().post('/__admin/worlds').send({ name: 'a b' }), 400)).toMatch(/^name: /);
    expect(
      await told(
        admin()
          .post('/__admin/worlds')
          .send({ name: 'b', settings: { hat: { partial: 'x' } } }),
        400,
      ),
    ).toBe('hat.partial: must be equal to one of the allowed values: apply-valid, refuse-batch');
  });

  it('change settings of several vendors and strictness at once, or nothing', async () => {
    mock = await createMock();
    const { body } = await admin()
      .put('/__admin/settings')
      .send({ strictness: 'warn', hat: { batchCap: 7 } })
      .expect(200);
    expect(body).toMatchObject({ strictness: 'warn', hat: { batchCap: 7 } });
    expect(JSON.stringify(body)).not.toContain('mock-master-token');
    expect(
      await told(
        admin()
          .put('/__admin/settings')
          .send({ strictness: 'lax', hat: { batchCap: 9 } }),
        400,
      ),
    ).toMatch(/^strictness: /);
    expect(
      await told(
        admin()
          .put('/__admin/settings')
          .send({ strictness: 'off', hat: { batchCap: 0 } }),
        400,
      ),
    ).toBe('hat.batchCap: must be >= 1');
    expect(
      await told(
        admin()
          .put('/__admin/settings')
          .send({ hat: { poison: 'x' } }),
        400,
      ),
    ).toMatch(/^hat: has no setting/);
    expect(await told(admin().put('/__admin/hat/settings').send([]), 400)).toMatch(/^hat: /);
    await told(admin().put('/__admin/other/settings').send({}), 404);
    expect((await admin().get('/__admin/settings')).body).toEqual(body);
    await admin().put('/__admin/hat/settings').send({ token: 'other' }).expect(200);
    await request(mock.hat.url).get('/healthcheck').set(headers).expect(401);
  });

  it('reset the part that is asked for, and begin a seed again', async () => {
    mock = await createMock({ seed: 'x' });
    await admin()
      .post('/__admin/hat/persons')
      .send({ items: [{ personId: '1' }] })
      .expect(200);
    await request(mock.hat.url).get('/healthcheck').set(headers).expect(200);
    mock.hat.faults.add({ operation: '*', kind: 'delay', ms: 0 });
    await admin().post('/__admin/reset').send({ scope: 'state' }).expect(204);
    expect([mock.hat.records('persons').size, mock.calls().length]).toEqual([0, 1]);
    await admin().post('/__admin/reset').send({ scope: 'journal' }).expect(204);
    expect(mock.calls()).toEqual([]);
    expect(((await admin().get('/__admin/faults')).body as { items: object[] }).items).toHaveLength(1);
    expect(await told(admin().post('/__admin/reset').send({ scope: 'some' }), 400)).toMatch(/scope/);
    expect((await admin().post('/__admin/seed').send({ seed: 7 })).body).toEqual({ seed: '7' });
    expect(await told(admin().post('/__admin/seed').send({ seed: {} }), 400)).toMatch(/^seed: /);
    await admin().post('/__admin/reset').expect(204);
    expect((await admin().get('/__admin/seed')).body).toEqual({ seed: 'x' });
  });

  it('take a snapshot of a world with work in it, and put it into another', async () => {
    mock = await createMock({ processingMs: 60_000, clock: '2026-03-01T12:00:00Z' });
    const { body: queued } = await request(mock.hat.url)
      .post('/persons')
      .set(headers)
      .send({ items: [{ personId: '1' }], ...head });
    const { token } = (await request(mock.hat.url).post('/masterToken').set(headers).send({ name: 'n', idTenant: 5, userId: 1 })).body as {
      token: string;
    };
    const { body: document } = (await admin().get('/__admin/snapshot').expect(200)) as { body: object };
    expect(JSON.stringify(document)).not.toContain(token);
    await admin().post('/w/b/__admin/restore').send(document).expect(204);
    const b = mock.world('b');
    b.clock.advance('1m');
    expect([b.hat.records('persons').size, mock.hat.records('persons').size]).toEqual([1, 0]);
    const { tokenId } = queued as { tokenId: string };
    const { body: done } = await request(b.hat.url)
      .get(`/integration/${tokenId}`)
      .set({ ...headers, authorization: token });
    expect(done).toMatchObject({ code: 4 });
    const spoilt = JSON.parse(JSON.stringify(document)) as { vendors: { hat: { type: string; job?: { work: { keys: unknown } } }[] } };
    const job = spoilt.vendors.hat.find(({ type }) => type === 'job');
    if (job?.job) job.job.work.keys = 5;
    expect(await told(admin().post('/w/b/__admin/restore').send(spoilt), 400)).toMatch(
      /^vendors\.hat\[1\]\.job\.work\.keys: must be array/,
    );
    expect(b.hat.records('persons').size).toBe(1);
    expect(await told(admin().post('/__admin/restore').send({ format: 3 }), 400)).toBe('format: must be 1');
    expect(await told(admin().post('/__admin/restore').type('json').send('{"format'), 400)).toBe('the body is not JSON');
    await told(admin().post('/__admin/restore').type('text').send('x'), 415);
  });

  it('document themselves once for each vendor, with its kinds and settings', async () => {
    mock = await createMock();
    const { body } = await admin().get('/__admin/docs-json').expect(200);
    const { paths } = body as { paths: Record<string, Record<string, { parameters: { name: string; schema: { enum?: string[] } }[] }>> };
    expect(Object.keys(paths).filter((path) => path.includes('{vendor}') || !path.startsWith('/__admin'))).toEqual([]);
    const resource = paths['/__admin/hat/{resource}']?.get?.parameters.find(({ name }) => name === 'resource');
    expect(resource?.schema.enum).toEqual(expect.arrayContaining(['persons', 'tokens']));
    expect(JSON.stringify(paths['/__admin/hat/settings']?.put)).toContain('"batchCap"');
    expect(paths['/__admin/clock']?.get?.parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(['X-Mock-World', 'world']));
  });
});

describe('what HAT holds', () => {
  const beneficiaries = '/__admin/hat/beneficiaries';

  it('is put in, changed and removed, held to the contract', async () => {
    mock = await createMock();
    await admin()
      .post('/__admin/hat/persons')
      .send({ items: [{ personId: '1', name: 'ANA', email: 'a@example.com' }] })
      .expect(200);
    expect((await admin().patch('/__admin/hat/persons/1').send({ name: 'BIA', email: null }).expect(200)).body).toEqual({
      key: '1',
      record: { personId: '1', name: 'BIA' },
    });
    expect(await told(admin().patch('/__admin/hat/persons/1').send({ gender: 'X' }), 400)).toMatch(/^gender: /);
    expect(await told(admin().patch('/__admin/hat/persons/1').send({ personId: '2' }), 400)).toMatch(/^persons: /);
    expect(await told(admin().patch('/__admin/hat/persons/1').send({ nmae: 'X' }), 400)).toMatch(/^nmae: /);
    await told(admin().patch('/__admin/hat/persons/9').send({ name: 'X' }), 404);
    expect(await told(admin().patch('/__admin/hat/tokens/9').send({}), 404)).toMatch(/tokens/);
    const items = [
      { subscriberId: member, personId: '1' },
      { subscriberId: '00010001000001026', personId: '7' },
    ];
    expect(await told(admin().post(beneficiaries).send({ items }), 400)).toBe('items[1].beneficiaries: what it refers to is not there');
    expect(
      await told(
        admin()
          .post(beneficiaries)
          .send({ items: [5] }),
        400,
      ),
    ).toBe('items[0]: must be an object');
    expect(await told(admin().post(beneficiaries).send({}), 400)).toBe('items: must be an array');
    expect(mock.hat.records('beneficiaries').get(member)).toEqual({ subscriberId: member, personId: '1' });
    await admin().delete('/__admin/hat/persons/1').expect(204);
    await told(admin().delete('/__admin/hat/persons/1'), 404);
    expect(mock.hat.records('persons').size).toBe(0);
  });

  it('has events that can be put in but not altered, and places that go with their last location', async () => {
    mock = await createMock();
    await admin()
      .post(beneficiaries)
      .send({ items: [{ subscriberId: member }] })
      .expect(200);
    const event = { subscriberId: member, eventDate: '20260101', eventType: 'Bloqueio' };
    await admin()
      .post('/__admin/hat/beneficiaryStatus')
      .send({ items: [event] })
      .expect(200);
    expect((await admin().get(`${beneficiaries}/${member}`)).body).toMatchObject({ standing: { blocked: true } });
    const key = encodeURIComponent(`${member}:20260101:Bloqueio::`);
    expect(await told(admin().patch(`/__admin/hat/beneficiaryStatus/${key}`).send({}), 400)).toBe('beneficiaryStatus: cannot be changed');
    expect(await told(admin().delete(`/__admin/hat/beneficiaryStatus/${key}`), 400)).toBe('beneficiaryStatus: cannot be removed');
    await admin()
      .post('/__admin/hat/healthProviders')
      .send({ items: [{ healthProviderCode: '7' }] })
      .expect(200);
    const place = { healthProviderCode: '7', locationCode: '1', locationTypeCode: 'CLI' };
    await admin()
      .post('/__admin/hat/attendanceLocations')
      .send({ items: [place] })
      .expect(200);
    const specialty = { items: [{ healthProviderCode: '7', locationCode: '1', specialtyCode: '010' }] };
    await admin().post('/__admin/hat/healthProviderSpecialties').send(specialty).expect(200);
    await admin()
      .delete(`/__admin/hat/attendanceLocations/${encodeURIComponent('0001:7:1:CLI')}`)
      .expect(204);
    await told(admin().post('/__admin/hat/healthProviderSpecialties').send(specialty), 400);
  });

  it('is paged, filtered, and asked for in words that are known', async () => {
    mock = await createMock();
    const { body } = await request(mock.hat.url)
      .post('/persons')
      .set(headers)
      .send({ items: [{ personId: '1' }], ...head });
    const { tokenId } = body as { tokenId: string };
    await request(mock.hat.url).get(`/integration/${tokenId}`).set(headers);
    expect((await admin().get(`/__admin/hat/tokens/${tokenId}`)).body).toMatchObject({ key: tokenId, phase: 'final', code: 4 });
    expect((await admin().get('/__admin/hat/tokens')).body).toMatchObject({ total: 1, hasNext: false });
    expect(await told(admin().get('/__admin/hat/persons?page=0'), 400)).toMatch(/^page: /);
    expect(await told(admin().get('/__admin/hat/persons?pageSize=2000'), 400)).toMatch(/^pageSize: /);
    expect(await told(admin().get('/__admin/hat/persons?sort=a'), 400)).toMatch(/^query: knows .*healthInsurerId/);
    expect(await told(admin().get('/__admin/hat/persons?healthInsurerId=0009'), 400)).toMatch(/^healthInsurerId: /);
    await told(admin().get('/__admin/other/persons'), 404);
  });

  it('outlives the process as it was changed by hand', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'mock-admin-'));
    try {
      mock = await createMock({ dataDir });
      const items = [{ personId: '1', name: 'ANA', email: 'a@example.com' }, { personId: '2' }];
      await admin().post('/__admin/hat/persons').send({ items }).expect(200);
      await admin().patch('/__admin/hat/persons/1').send({ email: null }).expect(200);
      await admin().delete('/__admin/hat/persons/2').expect(204);
      // Read beside the running one, so from what stands in the file at this moment.
      const killed = await createMock({ dataDir });
      expect([...killed.hat.records('persons')]).toEqual([['1', { personId: '1', name: 'ANA' }]]);
      killed.reset('state');
      await killed.close();
      const next = await createMock({ dataDir });
      expect(next.hat.records('persons').size).toBe(0);
      await next.close();
    } finally {
      await mock.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
