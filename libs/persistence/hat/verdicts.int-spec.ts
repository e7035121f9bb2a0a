import { randomUUID } from 'node:crypto';
import type { BatchVerdict } from '..';
import { sent, TestQueue } from './queue.fixture';

const day = 86_400_000;

describe('what is stored of an answer', () => {
  let queue: TestQueue;
  beforeAll(async () => {
    queue = await TestQueue.open();
  });
  afterAll(() => queue.close());
  beforeEach(() => queue.newTenant());

  const batchRow = async (id: string) => {
    const [row] = await queue.query<Record<string, unknown>>('SELECT * FROM hat_batch WHERE id = $1', [id]);
    return row;
  };

  it('keeps a token, asks for it when it is due and not before, one replica at a time', async () => {
    await queue.submit('persons', [{ key: '1' }, { key: '2' }]);
    const [batch] = await queue.take();
    if (!batch) throw new Error('nothing was claimed');
    const awaiting = { batchId: batch.id, leaseId: batch.leaseId, state: 'awaiting' as const, deadlineMs: day, settle: [], requeue: [] };
    await queue.results.apply(queue.tenantId, [{ ...awaiting, token: 'tok', nextPollMs: day }], day);
    expect((await queue.claims.claimDueTokens(queue.request())).kind).toBe('idle');
    await queue.query('UPDATE hat_batch SET next_poll_at = now() WHERE id = $1', [batch.id]);
    const grants = await Promise.all([queue.claims.claimDueTokens(queue.request()), queue.claims.claimDueTokens(queue.request())]);
    const work = grants.flatMap((grant) => (grant.kind === 'granted' ? grant.work : []));
    expect(work).toEqual([expect.objectContaining({ id: batch.id, token: 'tok', polls: 0, overdue: false, changeIds: batch.changeIds })]);
  });

  it('changes nothing for a lease that lost its batch, though the call is kept', async () => {
    await queue.submit('persons', [{ key: '1' }]);
    const [batch] = await queue.take();
    if (!batch) throw new Error('nothing was claimed');
    const stale: BatchVerdict = {
      batchId: batch.id,
      leaseId: randomUUID(),
      state: 'settled',
      settle: [{ changeIds: batch.changeIds, state: 'rejected', code: 'REJECTED_BY_HAT', charged: 1 }],
      requeue: [],
      exchange: { operation: 'persons', status: 202, durationMs: 3.6 },
    };
    expect(await queue.results.apply(queue.tenantId, [stale], day)).toEqual({});
    expect(await queue.states(batch.changeIds)).toEqual(['sending']);
    expect(await queue.query('SELECT status, duration_ms FROM exchange WHERE batch_id = $1', [batch.id])).toEqual([
      { status: 202, duration_ms: 4 },
    ]);
  });

  it('changes nothing for an item that is by now in another batch', async () => {
    const [id] = await queue.submit('persons', [{ key: '1' }]);
    const first = await queue.take();
    await queue.giveBack(first);
    await queue.take();
    await queue.query(`UPDATE hat_batch SET state = 'sending', lease_id = $2 WHERE id = $1`, [first[0]?.id, first[0]?.leaseId]);
    await queue.end(first, 'confirmed');
    expect(await queue.state(id)).toMatchObject({ state: 'sending', past: [first[0]?.id] });
    expect(await queue.counters(id)).toMatchObject({ open: 1 });
  });

  it('is counted once, however often the same answer is stored', async () => {
    const [id] = await queue.submit('persons', [{ key: '1' }]);
    const batches = await queue.take();
    await queue.end(batches, 'rejected');
    await queue.end(batches, 'rejected');
    expect(await queue.counters(id)).toEqual({ accepted: 1, open: 0, errors: 1, completed: true });
  });

  it('counts items of several submissions that travelled together, and completes each when its last item ends', async () => {
    const [a1, a2] = await queue.submit('persons', [{ key: 'a1' }, { key: 'a2' }]);
    const [b1] = await queue.submit('persons', [{ key: 'b1' }]);
    const [batch] = await queue.take();
    if (!batch || !a1 || !a2 || !b1) throw new Error('nothing was claimed');
    await queue.results.apply(
      queue.tenantId,
      [
        {
          batchId: batch.id,
          leaseId: batch.leaseId,
          state: 'settled',
          details: ['linha "1"', '2'],
          settle: [
            { changeIds: [a1], state: 'confirmed', charged: 0 },
            { changeIds: [b1], state: 'rejected', code: 'REJECTED_BY_HAT', vendorMessage: 'não', charged: 1 },
          ],
          requeue: [{ changeIds: [a2], charged: 1, outcome: 'maybe-applied', batchLimit: 1 }],
        },
      ],
      day,
    );
    expect(await queue.counters(a1)).toEqual({ accepted: 2, open: 1, errors: 0, completed: false });
    expect(await queue.counters(b1)).toEqual({ accepted: 1, open: 0, errors: 1, completed: true });
    expect(await queue.state(a2)).toMatchObject({ state: 'queued', attempts: 1, past: [batch.id] });
    expect(await batchRow(batch.id)).toMatchObject({ state: 'settled', details: ['linha "1"', '2'], lease_id: null });
  });

  it('makes a key uncertain where nobody knows the outcome, and only there', async () => {
    await queue.submit('persons', [{ key: '1' }, { key: '2' }, { key: '3' }]);
    const batches = await queue.take({ batchSize: 1 });
    const outcomes = ['not-applied', 'maybe-applied', 'unknown'] as const;
    for (const [index, batch] of batches.entries()) await queue.giveBack([batch], { outcome: outcomes[index] });
    expect(await queue.uncertain()).toEqual(['persons:3']);
    expect(await queue.states(sent(batches))).toEqual(['queued', 'queued', 'queued']);
  });

  it('makes a key uncertain where the hub gives up on an item whose token was lost', async () => {
    await queue.submit('persons', [{ key: '1' }]);
    await queue.end(await queue.take(), 'failed');
    expect(await queue.uncertain()).toEqual(['persons:1']);
    await queue.confirmed('persons', [{ key: '1', content: 'newer' }]);
    await queue.query('UPDATE hat_uncertain SET repost_at = now()');
    const posted: string[] = [];
    await queue.upkeep.takeReposts(queue.tenantId, 10, (_, changes) =>
      Promise.resolve(void posted.push(...changes.map((change) => change.payload ?? ''))),
    );
    expect(posted).toEqual([expect.stringContaining('newer')]);
  });

  it('ends the row of failures of a resource with one confirmed item', async () => {
    const fail = () => queue.lanes.countFailure(queue.tenantId, 'persons', 3, day, day, 'não');
    await fail();
    await fail();
    await queue.confirmed('persons', [{ key: '1' }]);
    await fail();
    await fail();
    await queue.submit('persons', [{ key: '2' }]);
    const batches = await queue.take();
    expect(batches).toHaveLength(1);
    await queue.giveBack(batches);
    await fail();
    expect(await queue.take()).toEqual([]);
  });

  it('remembers the cap HAT named, whatever else succeeds', async () => {
    await queue.lanes.shrink(queue.tenantId, 'persons', 2);
    await queue.confirmed('persons', [{ key: '1' }]);
    await queue.submit('persons', [{ key: '2' }, { key: '3' }, { key: '4' }]);
    expect((await queue.take()).map((batch) => batch.changeIds.length)).toEqual([2, 1]);
  });
});
