import request from 'supertest';
import type { MockUpstream } from './create-mock';
import { closeAll, head, headers, start } from './mock.fixture';

afterEach(closeAll);

const post = (url: string, path: string, body: object) => request(url).post(path).set(headers).send(body);
const persons = (...items: object[]) => ({ items, ...head });

/** The same walk each time: batches, looks at their tokens, a refusal, a fault by chance, a path nobody has, time that passes. */
async function walk(mock: MockUpstream): Promise<void> {
  mock.hat.settings({ processingMs: 60_000 });
  mock.hat.faults.add({ operation: 'integration', kind: 'status', status: 503, probability: 0.5 });
  for (const personId of ['1', '2', '3']) {
    const { body } = await post(mock.hat.url, '/persons', persons({ personId, name: 'MARINA PRADO', holderCPF: '52998224725' }));
    const { tokenId } = body as { tokenId: string };
    for (let look = 0; look < 4; look++) await request(mock.hat.url).get(`/integration/${tokenId}`).set(headers);
    mock.clock.advance('1m');
  }
  await post(mock.hat.url, '/persons', persons({ personId: '4', unknown: true }));
  await request(mock.hat.url).get('/nowhere?cpf=52998224725').set(headers);
}

describe('the journal of a world', () => {
  it('is the same to the byte in emulators of the same seed and clock that get the same calls', async () => {
    const exports: string[] = [];
    for (let run = 0; run < 2; run++) {
      const mock = await start({ seed: 42, clock: '2026-03-01T12:00:00Z' });
      await walk(mock);
      const { text } = await request(mock.url)
        .get('/__admin/requests/export')
        .expect(200)
        .expect('content-type', /^application\/x-ndjson/);
      expect(text).toBe(mock.journal.export());
      exports.push(text);
    }
    expect(exports[0]).toBe(exports[1]);
    const statuses = exports[0]?.match(/"status":\d+/g) ?? [];
    expect(statuses).toHaveLength(17);
    // Chance decided, and decided the same.
    expect(new Set(statuses)).toEqual(new Set(['"status":202', '"status":200', '"status":503', '"status":404']));
    const other = await start({ seed: 43, clock: '2026-03-01T12:00:00Z' });
    await walk(other);
    expect(other.journal.export()).not.toBe(exports[0]);
  });

  it('shows calls with personal data masked unless asked for, and the credential never', async () => {
    const mock = await start();
    await post(mock.hat.url, '/persons', persons({ personId: '00000042', name: 'MARINA PRADO', holderCPF: '52998224725' }));
    const listed = await request(mock.url).get('/__admin/requests?vendor=hat&operation=persons&key=00000042&world=default').expect(200);
    expect(listed.body).toMatchObject({ items: [{ sequence: 1, ordinal: 1, method: 'POST', status: 202, outcome: 'answered' }] });
    expect(listed.text).toMatch(/00000042/);
    expect(listed.text).not.toMatch(/MARINA|52998224725|mock-master-token/);
    const one = await request(mock.url).get('/__admin/requests/1?unmasked=true').expect(200);
    expect(one.text).toMatch(/MARINA PRADO/);
    expect(one.text).not.toMatch(/mock-master-token/);
    const { text } = await request(mock.url)
      .get('/__admin/requests/1/curl')
      .expect(200)
      .expect('content-type', /^text\/plain/);
    expect(text).toMatch(/^curl --globoff -X POST http:\/\/127/);
    await request(mock.url).get('/__admin/requests/2').expect(404);
    await request(mock.url).get('/__admin/requests/x').expect(400);
    const { body } = await request(mock.url).get('/__admin/requests?colour=red').expect(400);
    expect((body as { detailedMessage: string }).detailedMessage).toMatch(/^colour: unknown field; known are vendor/);
  });

  it('counts, verifies with the nearest miss, and forgets, per world and over the wire as in the process', async () => {
    const mock = await start();
    const a = mock.world('a');
    await post(a.hat.url, '/persons', persons({ personId: '1', name: 'ANA' }));
    expect([mock.journal.count(), a.journal.count({ status: '2xx' })]).toEqual([0, 1]);
    expect((await request(a.url).get('/__admin/requests/count?operation=persons')).body).toEqual({ count: 1 });
    a.journal.expect({ request: { operation: 'persons', body: { paths: { 'items[0].personId': '1' } } }, count: 1 });
    const wrong = { request: { operation: 'persons', body: { paths: { 'items[0].personId': '2' } } } };
    expect(() => a.journal.expect(wrong)).toThrow(/Expected at least 1 call like this, but none of 1 call matches/);
    const verdict = await request(a.url).post('/__admin/requests/verify').send(wrong).expect(200);
    expect(verdict.body).toMatchObject({ ok: false, count: 0, nearestMiss: { sequence: 1 } });
    await request(a.url).post('/__admin/requests/verify').send({ reqest: {} }).expect(400);
    expect((await request(a.url).get('/__admin/requests/summary')).body).toMatchObject({ entries: 1, nextSequence: 2 });
    await request(a.url).delete('/__admin/requests').expect(204);
    expect([a.journal.count(), a.calls()]).toEqual([0, []]);
  });

  it('keeps to its bounds, which belong to the world and go back when it is reset', async () => {
    const mock = await start({ journal: { maxEntries: 50 } });
    await request(mock.url).put('/__admin/requests/settings').send({ maxEntries: 2 }).expect(200);
    for (let call = 0; call < 4; call++) await request(mock.hat.url).get('/healthcheck').set(headers).expect(200);
    expect(mock.journal.query().map(({ sequence }) => sequence)).toEqual([3, 4]);
    await request(mock.url).put('/__admin/requests/settings').send({ maxEntries: 0 }).expect(400);
    expect(mock.world('b').journal.settings().maxEntries).toBe(50);
    mock.reset();
    expect(mock.journal.settings().maxEntries).toBe(50);
  });

  it('forgets the calls of one vendor and keeps those of the others', async () => {
    const mock = await start();
    await request(mock.hat.url).get('/healthcheck').set(headers).expect(200);
    await request(mock.protheus.url).get('/nowhere').expect(404);
    mock.hat.reset();
    expect(mock.journal.query().map(({ vendor, sequence }) => [vendor, sequence])).toEqual([['protheus', 2]]);
    expect(mock.journal.counts()).toEqual([{ vendor: 'protheus', operation: 'unmatched', status: 404, count: 1 }]);
    expect(mock.journal.summary()).toMatchObject({ entries: 1, evicted: 0 });
    await request(mock.hat.url).get('/healthcheck').set(headers).expect(200);
    expect(mock.hat.calls()).toMatchObject([{ operation: 'healthcheck', sequence: 1 }]);
  });

  it('knows what was too large, and what was reset', async () => {
    const mock = await start();
    mock.hat.faults.add({ name: 'cable', operation: 'healthcheck', kind: 'resetAfter' });
    await expect(request(mock.hat.url).get('/healthcheck').set(headers)).rejects.toMatchObject({ code: 'ECONNRESET' });
    await post(mock.hat.url, '/persons', persons({ personId: '1', name: 'x'.repeat(21 * 1024 * 1024) })).catch(() => undefined);
    expect(mock.journal.query()).toMatchObject([
      { operation: 'healthcheck', outcome: 'reset', fault: { kind: 'resetAfter', name: 'cable' } },
      { operation: 'persons', outcome: 'answered', status: 413 },
    ]);
  });
});
