import { randomUUID } from 'node:crypto';
import { sent, TestQueue } from './queue.fixture';

describe('intake of submissions', () => {
  let queue: TestQueue;
  beforeAll(async () => {
    queue = await TestQueue.open();
  });
  afterAll(() => queue.close());
  beforeEach(() => queue.newTenant());

  it('stores what was sent and nothing else, each item at its place', async () => {
    const id = randomUUID();
    await queue.submit('persons', [{ key: 'b', content: 'ção "\\n" \u2028', mask: 2 ** 40 }, { key: 'a' }], { id, requestedBy: 'key-1' });
    const rows = await queue.query(
      `SELECT c.position, c.key, c.field_mask, c.payload, c.hash = sha256(convert_to(c.payload, 'UTF8')) AS hashed, i.state
       FROM hat_change c JOIN hat_item i ON i.change_id = c.id WHERE c.submission_id = $1 ORDER BY c.id`,
      [id],
    );
    expect(rows).toEqual([
      { position: 0, key: 'b', field_mask: String(2 ** 40), payload: expect.stringContaining('ção \\"'), hashed: true, state: 'queued' },
      { position: 1, key: 'a', field_mask: '1', payload: expect.any(String), hashed: true, state: 'queued' },
    ]);
    const [submission] = await queue.query('SELECT accepted, open_items, origin, requested_by FROM hat_submission WHERE id = $1', [id]);
    expect(submission).toEqual({ accepted: 2, open_items: 2, origin: 'api', requested_by: 'key-1' });
  });

  it('gives ids in the order of commits: of two intakes at once the second waits for the first to commit', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let stored: () => void = () => undefined;
    const firstStored = new Promise<void>((resolve) => (stored = resolve));
    const [one, two] = [
      queue.submission('persons', [{ key: 'same', content: '1' }]),
      queue.submission('persons', [{ key: 'same', content: '2', mask: 2 }]),
    ];
    const ends: string[] = [];
    const first = queue.dataSource
      .transaction(async (manager) => {
        await queue.intake.store(manager, one);
        stored();
        await held;
      })
      .then(() => ends.push('first'));
    await firstStored;
    const second = queue.dataSource.transaction((manager) => queue.intake.store(manager, two)).then(() => ends.push('second'));
    // The second is seen waiting for the advisory lock before the first may commit.
    for (let waiting = 0; waiting === 0;) {
      const [row] = await queue.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      waiting = row?.n ?? 0;
    }
    expect(ends).toEqual([]);
    release();
    await Promise.all([first, second]);
    expect(ends).toEqual(['first', 'second']);
    const [older] = await queue.changesOf(one.id);
    const [newer] = await queue.changesOf(two.id);
    expect(Number(older)).toBeLessThan(Number(newer));
    expect(sent(await queue.take())).toEqual([older]);
  });

  it('does not make tenants wait for each other', async () => {
    const ours = queue.submission('persons', [{ key: '1' }]);
    await queue.dataSource.transaction(async (manager) => {
      await queue.intake.store(manager, ours);
      await queue.newTenant();
      expect(await queue.submit('persons', [{ key: '1' }])).toHaveLength(1);
    });
  });

  it('leaves nothing behind where its transaction fails', async () => {
    const submission = queue.submission('persons', [{ key: '1' }]);
    const failing = queue.dataSource.transaction(async (manager) => {
      await queue.intake.store(manager, submission);
      throw new Error('the connection broke');
    });
    await expect(failing).rejects.toThrow('broke');
    expect(await queue.changesOf(submission.id)).toEqual([]);
    expect(await queue.query('SELECT FROM hat_item WHERE tenant_id = $1', [queue.tenantId])).toEqual([]);
  });

  it('takes ten thousand items at once, and the same again as unchanged', async () => {
    const drafts = Array.from({ length: 10_000 }, (_, index) => ({ key: String(index), parents: ['0001:P:1', '0001:P:2'] }));
    const ids = await queue.submit('beneficiaries', drafts);
    expect(new Set(ids).size).toBe(10_000);
    const batches = await queue.take({ wantedCalls: 100 });
    expect(batches.map((batch) => batch.changeIds.length)).toEqual(Array.from({ length: 100 }, () => 100));
    expect(sent(batches)).toEqual(ids);
    await queue.end(batches, 'confirmed');
    expect(await queue.counters(ids[0])).toEqual({ accepted: 10_000, open: 0, errors: 0, completed: true });
    const again = await queue.submit('beneficiaries', drafts);
    expect(await queue.counters(again[0])).toEqual({ accepted: 10_000, open: 0, errors: 0, completed: true });
  });

  it('tells listeners when, and only when, it is committed', async () => {
    const heard: string[] = [];
    const runner = queue.dataSource.createQueryRunner();
    const connection = (await runner.connect()) as { on(event: string, listener: (message: { payload: string }) => void): void };
    connection.on('notification', ({ payload }) => heard.push(payload));
    await runner.query('LISTEN hat_work');
    const submission = queue.submission('persons', [{ key: '1' }]);
    await queue.dataSource.transaction(async (manager) => {
      await queue.intake.store(manager, submission);
      await runner.query('SELECT 1');
      expect(heard).toEqual([]);
    });
    while (heard.length === 0) await runner.query('SELECT 1');
    expect(heard).toEqual([String(queue.tenantId)]);
    await runner.release();
  });
});
