import { rowsOfDatabase, startBridge, type Bridge } from '../support';

interface Listed {
  items: { submissionId: string; status: string; resource: string; acceptedAt: string }[];
  hasNext: boolean;
}

interface Batch {
  state: string;
  items: number;
  token: string | null;
  code: string | null;
  message: string | null;
  details: string[] | null;
  createdAt: string;
  postedAt: string | null;
  settledAt: string | null;
}

describe('reading what became of submissions', () => {
  let bridge: Bridge;
  /** Oldest first: two complete, one with errors, one of another resource, one that waits. */
  const ids: string[] = [];
  const days = ['2026-11-01', '2026-11-02', '2026-11-02', '2026-11-03', '2026-11-04'];

  beforeAll(async () => {
    bridge = await startBridge();
    bridge.mock.hat.settings({ poison: (_, { name }) => (name === 'RUIM' ? 'nome recusado' : null) });
    const { api } = bridge;
    for (const items of [
      [{ personId: 'A1' }],
      Array.from({ length: 150 }, (_, at) => ({ personId: `B${at}` })),
      [{ personId: 'C1' }, { personId: 'C2', name: 'RUIM' }],
    ]) {
      ids.push(await api.submit('persons', items));
      await api.settled(ids.at(-1) ?? '');
    }
    ids.push(await api.submit('healthProviders', [{ healthProviderCode: '000001' }]));
    await api.settled(ids[3] ?? '');
    await api.post('/hat/pause').expect(200);
    ids.push(await api.submit('persons', [{ personId: 'D1' }]));
    for (const [at, id] of ids.entries())
      await rowsOfDatabase(bridge.database.url, 'UPDATE hat_submission SET accepted_at = $1 WHERE id = $2', [`${days[at]}T12:00:00Z`, id]);
  });
  afterAll(() => bridge.close());

  const list = async (query: string) => (await bridge.api.get(`/hat/submissions?${query}`).expect(200)).body as Listed;
  const positions = async (query: string) => (await list(query)).items.map(({ submissionId }) => ids.indexOf(submissionId));

  it('lists them newest first', async () => {
    expect(await positions('')).toEqual(expect.arrayContaining([0, 1, 2, 3, 4]));
    expect((await positions(''))[0]).toBe(4);
    expect((await positions('order=acceptedAt')).slice(-1)).toEqual([4]);
  });

  it.each([
    ['resource=healthProviders', [3]],
    ['resource=beneficiaries', []],
    ['status=processing', [4]],
    ['status=completed_with_errors', [2]],
    ['status=completed', [0, 1, 3]],
    ['status=completed&resource=persons', [0, 1]],
    ['dateFrom=2026-11-03', [3, 4]],
    ['dateTo=2026-11-02', [0, 1, 2]],
    ['dateFrom=20261102&dateTo=20261102', [1, 2]],
    ['dateFrom=2026-11-02T12:00:00Z&dateTo=2026-11-03T09:00:00-03:00', [1, 2, 3]],
    ['dateFrom=2026-11-02T12:00:00.001Z&dateTo=2026-11-03T11:59:59Z', []],
  ])('filters by %s', async (query, expected) => expect((await positions(query)).sort()).toEqual(expected));

  it('pages and knows whether there is more', async () => {
    const first = await list('pageSize=2&order=acceptedAt&fields=submissionId');
    expect(first.hasNext).toBe(true);
    expect(first.items[0]).toEqual({ submissionId: ids[0] });
    expect(await list('pageSize=2&page=3&order=acceptedAt&fields=submissionId')).toEqual({
      items: [{ submissionId: ids[4] }],
      hasNext: false,
    });
    expect(await list('page=100')).toEqual({ items: [], hasNext: false });
    const seen = (await Promise.all([1, 2, 3].map((page) => positions(`pageSize=2&page=${page}&order=resource`)))).flat();
    expect(seen.sort()).toEqual([0, 1, 2, 3, 4]);
  });

  it.each([
    ['page=0', 'PAGE_INVALID'],
    ['pageSize=201', 'PAGE_INVALID'],
    ['order=secret', 'ORDER_INVALID'],
    ['fields=submissionId,nada', 'FIELDS_INVALID'],
    ['status=done', 'FIELD_ENUM'],
    ['resource=pessoas', 'FIELD_ENUM'],
    ['dateFrom=2026-02-30', 'DATE_INVALID'],
    ['dateTo=2026-W05', 'DATE_INVALID'],
    ['dateTo=ontem', 'DATE_INVALID'],
    ['dateFrom=2026-11-03&dateTo=2026-11-02', 'DATES_REVERSED'],
    ['dateFrom=2026-11-03T00:00:00Z&dateTo=20261102', 'DATES_REVERSED'],
    ['from=2026-11-01', 'FIELD_UNKNOWN'],
  ])('answers 400 to %s', async (query, code) => {
    const { body } = await bridge.api.get(`/hat/submissions?${query}`).expect(400);
    expect(body).toMatchObject({ code: 'QUERY_INVALID', details: [{ code }] });
  });

  it('shows one: status, counts per state, batches with token, code, messages and times', async () => {
    const { body } = await bridge.api.get(`/hat/submissions/${ids[2]}`).expect(200);
    expect(body).toMatchObject({
      submissionId: ids[2],
      resource: 'persons',
      status: 'completed_with_errors',
      accepted: 2,
      open: 0,
      errors: 1,
      origin: 'api',
      counts: { confirmed: 1, rejected: 1 },
    });
    const { batches, completedAt } = body as { batches: Batch[]; completedAt: string };
    expect(batches).toHaveLength(1);
    expect(batches[0]).toMatchObject({ state: 'settled', items: 2, code: '5', token: expect.stringMatching(/^[0-9a-f-]{36}$/) as string });
    expect(batches[0]?.details).toEqual([expect.stringContaining('C2') as string]);
    const times = [batches[0]?.createdAt, batches[0]?.postedAt, batches[0]?.settledAt];
    expect(times).toEqual([...times].sort());
    expect(new Date(completedAt).getTime()).not.toBeNaN();
  });

  it('counts what waits as queued', async () => {
    const { body } = await bridge.api.get(`/hat/submissions/${ids[4]}`).expect(200);
    expect(body).toMatchObject({ status: 'processing', open: 1, counts: { queued: 1 }, batches: [], completedAt: null });
  });

  it('shows the items, by state, with the reason of their end in two languages', async () => {
    const all = await bridge.api.get(`/hat/submissions/${ids[2]}/items`).expect(200);
    expect(all.body).toMatchObject({
      items: [
        { index: 0, key: 'C1', state: 'confirmed', code: 'CONFIRMED' },
        {
          index: 1,
          key: 'C2',
          state: 'rejected',
          code: 'REJECTED_BY_HAT',
          vendorMessage: expect.stringContaining('nome recusado') as string,
        },
      ],
      hasNext: false,
    });
    const rejected = await bridge.api.get(`/hat/submissions/${ids[2]}/items?state=rejected`).set('Accept-Language', 'en').expect(200);
    expect(rejected.body).toMatchObject({ items: [{ key: 'C2', message: expect.stringMatching(/^HAT refused/) as string }] });
    expect((rejected.body as { items: { batchIds: string[] }[] }).items[0]?.batchIds).toHaveLength(1);
    expect((await bridge.api.get(`/hat/submissions/${ids[2]}/items?state=failed`).expect(200)).body).toEqual({ items: [], hasNext: false });
    expect((await bridge.api.get(`/hat/submissions/${ids[2]}/items?state=lost`).expect(400)).body).toMatchObject({ code: 'QUERY_INVALID' });
  });

  it('pages the items of a submission in the order they were sent', async () => {
    const page = async (number: number) =>
      (await bridge.api.get(`/hat/submissions/${ids[1]}/items?pageSize=100&page=${number}&fields=index`).expect(200)).body as {
        items: { index: number }[];
        hasNext: boolean;
      };
    const [first, second] = [await page(1), await page(2)];
    expect([first.hasNext, second.hasNext]).toEqual([true, false]);
    expect([...first.items, ...second.items].map(({ index }) => index)).toEqual(Array.from({ length: 150 }, (_, at) => at));
  });

  it.each(['00000000-0000-4000-8000-000000000000', 'nada', '%00', `${'x'.repeat(200)}`])('answers 404 to the submission %p', async (id) => {
    for (const path of [`/hat/submissions/${id}`, `/hat/submissions/${id}/items`])
      expect((await bridge.api.get(path).expect(404)).body).toMatchObject({ code: 'NOT_FOUND' });
    await bridge.api.post(`/hat/submissions/${id}/retry`).expect(404);
  });
});
