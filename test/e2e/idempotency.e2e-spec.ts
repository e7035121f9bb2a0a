import { Client } from 'pg';
import { rowsOfDatabase, startTwoOperators, storedRows, type HubApi, type TwoOperators, until } from '../support';

describe('Idempotency-Key', () => {
  let two: TwoOperators;
  beforeAll(async () => void (two = await startTwoOperators({ replicas: 2 })));
  afterAll(() => two.close());
  const body = (...personIds: string[]) => ({
    items: personIds.map((personId) => ({ personId })),
    healthInsurerId: '0001',
    ansRegistry: '417505',
  });
  const post = (key: string, content: object, { as = two.north, path = '/hat/persons' }: { as?: HubApi; path?: string } = {}) =>
    as.post(path, content).set('Idempotency-Key', key);
  const rows = () => storedRows(two.bridge.database.url);

  it('gives the first answer again, word for word, and stores nothing', async () => {
    const first = await post('same-1', body('A')).expect(202);
    const stored = await rows();
    const again = await post('same-1', body('A')).expect(202);
    expect([again.text, again.headers.location]).toEqual([first.text, first.headers.location]);
    expect(again.headers['content-type']).toBe(first.headers['content-type']);
    expect(await rows()).toEqual(stored);
  });

  it('refuses the same key with another body', async () => {
    const stored = await rows();
    expect((await post('same-1', body('B')).expect(422)).body).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await rows()).toEqual(stored);
  });

  it('makes one submission of calls at the same moment, on two replicas', async () => {
    const before = await rows();
    const replicas = two.bridge.hubs.map(({ url }) => url);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        fetch(`${replicas[at % 2]}/api/v1/hat/persons`, {
          method: 'POST',
          headers: { authorization: `Bearer ${two.north.key}`, 'content-type': 'application/json', 'idempotency-key': 'twins-1' },
          body: JSON.stringify(body('C')),
        }),
      ),
    );
    expect(answers.every(({ status }) => status === 202 || status === 409)).toBe(true);
    const accepted = await Promise.all(answers.filter(({ status }) => status === 202).map((answer) => answer.text()));
    expect(new Set(accepted).size).toBe(1);
    expect((await rows()).submissions).toBe((before.submissions ?? 0) + 1);
    await post('twins-1', body('C')).expect(202, accepted[0] ?? '');
  });

  it('answers 409 with a time to wait while the first call is uncommitted', async () => {
    const holder = new Client({ connectionString: two.bridge.database.url });
    await holder.connect();
    // The first call holds its key and cannot write: it stays uncommitted for as long as we like.
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE hat_submission IN EXCLUSIVE MODE');
    const first = post('slow-1', body('D')).then((answer) => answer);
    // The locks of the whole server are told: others wait in databases of their own.
    const waiters = `SELECT FROM pg_locks WHERE NOT granted AND relation = 'hat_submission'::regclass
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    const waiting = async () => (await rowsOfDatabase(two.bridge.database.url, waiters)).length > 0;
    await until(waiting);
    const second = await post('slow-1', body('D')).expect(409);
    expect(second.body).toMatchObject({ code: 'IDEMPOTENCY_IN_PROGRESS' });
    expect(Number(second.headers['retry-after'])).toBeGreaterThan(0);
    await holder.query('ROLLBACK');
    await holder.end();
    const answer = await first;
    expect(answer.status).toBe(202);
    await post('slow-1', body('D')).expect(202, answer.text);
  });

  it('remembers no error: the corrected call is taken', async () => {
    const faulty = { ...body('E'), ansRegistry: '000000' };
    await post('fixed-1', faulty).expect(422);
    await post('fixed-1', body('E')).expect(202);
  });

  it('is one per operator and per route', async () => {
    const first = await post('scope-1', body('F')).expect(202);
    const other = await post('scope-1', body('F'), { as: two.south }).expect(202);
    expect(other.text).not.toBe(first.text);
    const providers = { items: [{ healthProviderCode: '000001' }], healthInsurerId: '0001', ansRegistry: '417505' };
    await post('scope-1', providers, { path: '/hat/healthProviders' }).expect(202);
    const reader = await two.north.withRole('reader');
    await post('scope-1', body('F'), { as: reader }).expect(403);
  });

  it('compares the bytes of the body: other spacing is another body', async () => {
    const text = JSON.stringify(body('G'));
    await two.north.postText('/hat/persons', text).set('Idempotency-Key', 'bytes-1').expect(202);
    await two.north.postText('/hat/persons', `${text} `).set('Idempotency-Key', 'bytes-1').expect(422);
  });

  it('forgets after seven days', async () => {
    const first = await post('old-1', body('H')).expect(202);
    await rowsOfDatabase(
      two.bridge.database.url,
      `UPDATE idempotency_key SET created_at = now() - interval '7 days 1 minute' WHERE key = 'old-1'`,
    );
    const again = await post('old-1', body('H')).expect(202);
    expect(again.text).not.toBe(first.text);
  });
});
