import { request } from 'node:http';
import { EventOutbox, type NewEvent } from '@ponte/persistence/events';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../apps/integration/src/database/data-source-options';
import { EventWaiters } from '../../apps/integration/src/events/event-waiters';
import { TaskScheduler } from '../../apps/integration/src/scheduling/task-scheduler';
import { type Bridge, HubApi, rowsOfDatabase, startBridge, until } from '../support';

interface Page {
  items: { position: string; id: string; type: string; source: string; subject: string; time: string; data: Record<string, unknown> }[];
  next: string;
  hasNext: boolean;
}

const type = 'br.ponte.hat.authorization.changed';

describe('the feed of events over two hubs', () => {
  let bridge: Bridge;
  let dataSource: DataSource;
  let apis: HubApi[];
  let tenantId: number;
  const outbox = new EventOutbox();

  beforeAll(async () => {
    bridge = await startBridge({ replicas: 2 });
    dataSource = await new DataSource(dataSourceOptions({ url: bridge.database.url, poolSize: 12 })).initialize();
    apis = bridge.hubs.map(({ url }) => new HubApi(() => url, bridge.variables.API_KEY ?? ''));
    const [row] = await rowsOfDatabase<{ id: number }>(bridge.database.url, 'SELECT id FROM tenant');
    tenantId = row?.id ?? 0;
  });
  afterAll(async () => {
    await dataSource.destroy();
    await bridge.close();
  });

  const happened = (subject: string): NewEvent => ({ tenantId, type, subject, data: { subject } });
  const write = (...events: NewEvent[]) => dataSource.transaction((manager) => outbox.append(manager, events));
  const api = (hub = 0) => apis[hub] ?? bridge.api;
  const read = async (query: string, hub = 0) => (await api(hub).get(`/events?${query}`).expect(200)).body as Page;
  /** The cursor behind everything that is committed by now. */
  const end = async () => {
    await until(async () => (await rowsOfDatabase(bridge.database.url, 'SELECT FROM event_outbox')).length === 0);
    let next = (await read('pageSize=200')).next;
    for (let page = await read(`after=${next}&pageSize=200`); page.hasNext; page = await read(`after=${next}&pageSize=200`))
      next = page.next;
    return (await read(`after=${next}&pageSize=200`)).next;
  };
  const waiting = (hub: number) => bridge.hubs[hub]?.app.get(EventWaiters, { strict: false }).waiting ?? 0;
  /** A poll that is known to wait when this resolves. */
  const poll = async (query: string, hub = 0): Promise<{ answer: Promise<Page> }> => {
    const before = waiting(hub);
    const answer = read(query, hub);
    await until(() => waiting(hub) > before);
    return { answer };
  };

  it('tells of a submission that ended, in the form of CloudEvents 1.0', async () => {
    const after = await end();
    const { answer } = await poll(`after=${after}&wait=30&types=br.ponte.hat.submission`);
    const id = await api().submit('persons', [{ personId: 'EV1' }]);
    const { items, next, hasNext } = await answer;
    expect(items).toEqual([
      {
        ...{ specversion: '1.0', datacontenttype: 'application/json', type: 'br.ponte.hat.submission.completed' },
        ...{ source: '/api/v1/hat/submissions', subject: id, position: String(BigInt(after) + 1n) },
        id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
        data: expect.objectContaining({ resource: 'persons', status: 'completed', accepted: 1, errors: 0 }) as object,
      },
    ]);
    expect([next, hasNext]).toEqual([items[0]?.position, false]);
    expect((await read(`after=${after}`, 1)).items).toEqual(items);
  });

  it('is read by everyone once, in order and whole, under many writers, one of them committing very late', async () => {
    const after = await end();
    const late = dataSource.createQueryRunner();
    await late.startTransaction();
    await outbox.append(late.manager, [happened('late')]);

    const [writers, rounds] = [8, 15];
    const total = writers * rounds + 1;
    const follow = async (hub: number) => {
      const items: Page['items'] = [];
      for (let cursor = after; items.length < total;) {
        const page = await read(`after=${cursor}&wait=20&pageSize=9`, hub);
        items.push(...page.items);
        cursor = page.next;
      }
      return items;
    };
    const readers = [0, 1].map(follow);
    const writer = async (index: number) => {
      for (let round = 0; round < rounds; round++) await write(happened(`${index}:${round}`));
    };
    await Promise.all(Array.from({ length: writers }, (_, index) => writer(index)));
    const before = await end();
    await late.commitTransaction();
    await late.release();

    const [first = [], second] = await Promise.all(readers);
    expect(second).toEqual(first);
    expect(first.map(({ position }) => BigInt(position) - BigInt(after))).toEqual(first.map((_, index) => BigInt(index + 1)));
    const subjects = first.map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(total);
    for (let index = 0; index < writers; index++)
      expect(subjects.filter((subject) => subject.startsWith(`${index}:`))).toEqual(
        Array.from({ length: rounds }, (_, round) => `${index}:${round}`),
      );
    expect(BigInt(first[subjects.indexOf('late')]?.position ?? 0)).toBeGreaterThan(BigInt(before));
  });

  it('answers a poll on whichever hub within 100 ms of the commit, half of the time at least', async () => {
    const times: number[] = [];
    for (let round = 0; round < 20; round++) {
      const { answer } = await poll(`after=${await end()}&wait=30`, round % 2);
      await write(happened(`quick ${round}`));
      const committed = performance.now();
      expect((await answer).items).toHaveLength(1);
      times.push(performance.now() - committed);
    }
    times.sort((left, right) => left - right);
    expect(times[times.length / 2]).toBeLessThan(100);
  });

  it('holds no database connection for a poll that waits', async () => {
    const after = await end();
    const polls = Array.from({ length: 40 }, () => ({ answer: read(`after=${after}&wait=30`, 1) }));
    await until(() => waiting(1) === 40);
    // The pool has 10 connections: were they held, this would be answered only when the polls have ended.
    await api(1).get('/hat/submissions').expect(200);
    expect(waiting(1)).toBe(40);
    await write(happened('for all'));
    for (const { answer } of polls) expect((await answer).items).toMatchObject([{ subject: 'for all' }]);
    await until(() => waiting(1) === 0);
  });

  it('answers empty, with the same cursor, when nothing came in time, and at once without wait', async () => {
    const after = await end();
    expect(await read(`after=${after}`)).toEqual({ items: [], next: after, hasNext: false });
    expect(await read(`after=${after}&wait=1`)).toEqual({ items: [], next: after, hasNext: false });
  });

  it('lets a filter skip what it does not want, and wakes it for what it wants alone', async () => {
    const after = await end();
    const { answer } = await poll(`after=${after}&wait=30&types=br.ponte.protheus&types=br.ponte.medsenior`);
    await write(happened('not this'));
    await write({ ...happened('this'), type: 'br.ponte.medsenior.authorization.changed' });
    expect((await answer).items).toMatchObject([{ subject: 'this', source: '/api/v1/medsenior/authorizations' }]);
    expect((await answer).next).toBe(String(BigInt(after) + 2n));
  });

  it('frees the place of a reader that hangs up', async () => {
    const call = request(`${bridge.hubs[0]?.url}/api/v1/events?after=${await end()}&wait=60`, { headers: { 'x-api-key': api().key } });
    call.on('error', () => undefined);
    call.end();
    await until(() => waiting(0) === 1);
    call.destroy();
    await until(() => waiting(0) === 0);
  });

  it.each([
    ['after=x', 'QUERY_INVALID'],
    ['after=-1', 'QUERY_INVALID'],
    ['after=999999999999999999', 'EVENT_CURSOR_UNKNOWN'],
    ['types=br.ponte.hta', 'QUERY_INVALID'],
    ['wait=61', 'QUERY_INVALID'],
    ['wait=soon', 'QUERY_INVALID'],
    ['wait=0x1', 'QUERY_INVALID'],
    ['wait=1e0', 'QUERY_INVALID'],
    ['wait=%201', 'QUERY_INVALID'],
    ['wait=%2B1', 'QUERY_INVALID'],
    ['pageSize=0x10', 'QUERY_INVALID'],
    ['pageSize=1e2', 'QUERY_INVALID'],
    ['pageSize=201', 'QUERY_INVALID'],
    ['page=2', 'QUERY_INVALID'],
  ])('refuses ?%s', async (query, code) => {
    const { body } = await api().get(`/events?${query}`).expect(400);
    expect(body).toMatchObject({ code });
  });

  it('answers 410 to a cursor that points before what the retention has left', async () => {
    await write(happened('old'), happened('older'));
    const after = await end();
    await write(happened('young'));
    expect(BigInt(await end())).toBe(BigInt(after) + 1n);
    await rowsOfDatabase(bridge.database.url, `UPDATE event SET sequenced_at = now() - interval '31 days' WHERE position <= $1`, [after]);
    await bridge.hubs[0]?.app.get(TaskScheduler, { strict: false }).runNow('retention');
    await until(async () => (await api().get('/events?after=0')).status === 410);
    expect(
      (
        await api()
          .get(`/events?after=${BigInt(after) - 1n}`)
          .expect(410)
      ).body,
    ).toMatchObject({ code: 'EVENT_CURSOR_EXPIRED' });
    expect((await read(`after=${after}`)).items).toMatchObject([{ subject: 'young' }]);
    expect((await read('')).items).toMatchObject([{ subject: 'young' }]);
  });

  it('shows in the metrics whether it keeps up', async () => {
    const metrics = await (await fetch(`${bridge.hubs[0]?.url}/metrics`)).text();
    expect(metrics).toMatch(/^ponte_events_lag_seconds 0$/m);
    expect(metrics).toMatch(/^ponte_events_waiting_readers 0$/m);
    const both = await Promise.all(bridge.hubs.map(async ({ url }) => (await fetch(`${url}/metrics`)).text()));
    expect(both.join()).toMatch(/ponte_events_total\{tenant="default"\} [1-9]/);
  });

  it('ends waiting polls at once when a hub is told to end, and keeps what comes meanwhile', async () => {
    const after = await end();
    const leaving = await bridge.addHub();
    const own = new HubApi(() => leaving.url, api().key);
    const waiters = leaving.app.get(EventWaiters, { strict: false });
    const answer = own.get(`/events?after=${after}&wait=60`).then(({ status, body }) => ({ status, body: body as Page }));
    await until(() => waiters.waiting === 1);
    const began = performance.now();
    const closed = leaving.close();
    expect(await answer).toEqual({ status: 200, body: { items: [], next: after, hasNext: false } });
    expect(performance.now() - began).toBeLessThan(5_000);
    await closed;
    bridge.hubs.splice(bridge.hubs.indexOf(leaving), 1);
    await write(happened('meanwhile'));
    expect((await read(`after=${after}&wait=30`)).items).toMatchObject([{ subject: 'meanwhile' }]);
  });
});
