import { randomUUID } from 'node:crypto';
import { TestQueue } from './queue.fixture';

const minute = 60_000;
const day = 86_400_000;

describe('the gate between a tenant and HAT', () => {
  let queue: TestQueue;
  beforeAll(async () => {
    queue = await TestQueue.open();
  });
  afterAll(() => queue.close());
  beforeEach(() => queue.newTenant());

  const fail = (more: { retryAfterMs?: number; baseMs?: number; maxMs?: number; jitter?: number } = {}) =>
    queue.gates.coolDown(
      queue.tenantId,
      'VENDOR_FAULT (500)',
      more.baseMs ?? minute,
      more.maxMs ?? day,
      more.jitter ?? 0,
      more.retryAfterMs,
    );
  const cooledDown = () => queue.query(`UPDATE hat_gate SET cool_until = now() WHERE tenant_id = $1`, [queue.tenantId]);
  const stoppedFor = (ms: number) =>
    queue.query(`UPDATE hat_gate SET stopped_since = now() - $2 * interval '1 millisecond' WHERE tenant_id = $1`, [queue.tenantId, ms]);
  const coolingMs = async () => {
    const [row] = await queue.query<{ ms: number | null }>(
      `SELECT extract(epoch FROM cool_until - now())::float8 * 1000 AS ms FROM hat_gate WHERE tenant_id = $1`,
      [queue.tenantId],
    );
    return row?.ms ?? 0;
  };

  /** A batch whose token is due now and whose deadline lies so many ms from now. */
  const awaiting = async (deadlineMs: number): Promise<string> => {
    await queue.submit('persons', [{ key: randomUUID() }]);
    const [batch] = await queue.take();
    if (!batch) throw new Error('nothing was claimed');
    const verdict = {
      batchId: batch.id,
      leaseId: batch.leaseId,
      state: 'awaiting' as const,
      token: 't',
      nextPollMs: 0,
      settle: [],
      requeue: [],
    };
    await queue.results.apply(queue.tenantId, [{ ...verdict, deadlineMs: day }], day);
    await queue.leases.release(batch.leaseId);
    await queue.query(`UPDATE hat_batch SET deadline_at = now() + $2 * interval '1 millisecond' WHERE id = $1`, [batch.id, deadlineMs]);
    return batch.id;
  };
  const deadlineMs = async (batchId: string) => {
    const [row] = await queue.query<{ ms: number }>(
      'SELECT extract(epoch FROM deadline_at - now())::float8 * 1000 AS ms FROM hat_batch WHERE id = $1',
      [batchId],
    );
    return row?.ms ?? 0;
  };
  const due = async () => {
    const grant = await queue.claims.claimDueTokens(queue.request());
    return grant.kind === 'granted' ? grant.work : grant;
  };

  it('stays shut while paused, for batches and tokens alike, and says by whom', async () => {
    await awaiting(day);
    await queue.submit('persons', [{ key: '1' }]);
    expect(await queue.gates.pause(queue.tenantId, 'key-1')).toMatchObject({ paused: true, pausedBy: 'key-1', closed: true });
    expect(await queue.gates.pause(queue.tenantId, 'key-2')).toMatchObject({ pausedBy: 'key-1' });
    expect(await queue.claim()).toMatchObject({ kind: 'closed', reason: 'paused' });
    expect(await due()).toMatchObject({ kind: 'closed', reason: 'paused' });
    expect(await queue.gates.resume(queue.tenantId)).toMatchObject({ paused: false, pausedBy: null, closed: false });
    expect(await queue.claim()).toMatchObject({ kind: 'granted' });
  });

  it('is of one tenant alone', async () => {
    await queue.gates.pause(queue.tenantId, 'x');
    await queue.newTenant();
    await queue.submit('persons', [{ key: '1' }]);
    expect(await queue.claim()).toMatchObject({ kind: 'granted' });
  });

  it('doubles the pause with each failure, up to the longest', async () => {
    const pauses: number[] = [];
    for (let failure = 0; failure < 5; failure++) {
      await fail({ baseMs: minute, maxMs: 5 * minute });
      pauses.push(Math.round((await coolingMs()) / minute));
      await cooledDown();
    }
    expect(pauses).toEqual([1, 2, 4, 5, 5]);
  });

  it('counts calls that failed together as one failure, and keeps the longest Retry-After of them', async () => {
    await fail();
    expect(await fail()).toBe(0);
    expect(await queue.gates.read(queue.tenantId)).toMatchObject({ failures: 1, closed: true });
    await fail({ retryAfterMs: 30 * minute });
    expect(Math.round((await coolingMs()) / minute)).toBe(30);
    await fail({ retryAfterMs: 10 * minute });
    expect(Math.round((await coolingMs()) / minute)).toBe(30);
    expect(await queue.gates.read(queue.tenantId)).toMatchObject({ failures: 1 });
  });

  it('honours a Retry-After beyond its own longest pause', async () => {
    await fail({ maxMs: minute, retryAfterMs: 90 * minute });
    expect(Math.round((await coolingMs()) / minute)).toBe(90);
  });

  it('is not opened by the answer to a call that was on the wire when HAT began to fail', async () => {
    await fail({ retryAfterMs: 30 * minute });
    await queue.gates.recover(queue.tenantId);
    expect(await queue.gates.read(queue.tenantId)).toMatchObject({ closed: true, failures: 1 });
    await cooledDown();
    await queue.gates.recover(queue.tenantId);
    expect(await queue.gates.read(queue.tenantId)).toMatchObject({ closed: false, failures: 0, coolReason: null });
  });

  it('lets one call at a time probe a HAT that failed', async () => {
    await queue.submit('persons', [{ key: '1' }, { key: '2' }]);
    await fail();
    await cooledDown();
    const grant = await queue.claim({ batchSize: 1 });
    expect(grant).toMatchObject({ kind: 'granted', slots: 1 });
    expect(grant.kind === 'granted' && grant.work).toHaveLength(1);
    expect(await queue.claim()).toMatchObject({ kind: 'closed', reason: 'busy' });
    if (grant.kind === 'granted') await queue.leases.release(grant.leaseId);
    await queue.gates.recover(queue.tenantId);
    expect(await queue.claim()).toMatchObject({ kind: 'granted' });
  });

  describe('the deadlines of tokens', () => {
    it('go on from where they stood when a pause ends, even when it is ended twice at once', async () => {
      const batch = await awaiting(10 * minute);
      await queue.gates.pause(queue.tenantId, 'x');
      await stoppedFor(60 * minute);
      await Promise.all([queue.gates.resume(queue.tenantId), queue.gates.resume(queue.tenantId)]);
      expect(Math.round((await deadlineMs(batch)) / minute)).toBe(70);
    });

    it('go on from where they stood when HAT answers again', async () => {
      const batch = await awaiting(10 * minute);
      await fail();
      await stoppedFor(60 * minute);
      await cooledDown();
      await Promise.all([queue.gates.recover(queue.tenantId), queue.gates.recover(queue.tenantId)]);
      expect(Math.round((await deadlineMs(batch)) / minute)).toBe(70);
    });

    it('do not pass during an outage: the first look after it finds the token alive', async () => {
      await awaiting(-30 * minute);
      await fail();
      await stoppedFor(60 * minute);
      await cooledDown();
      expect(await due()).toEqual([expect.objectContaining({ overdue: false })]);
    });

    it('pass as they should otherwise', async () => {
      await awaiting(-1);
      await awaiting(minute);
      const tokens = await due();
      expect(Array.isArray(tokens) ? tokens.map((token) => token.overdue).sort() : tokens).toEqual([false, true]);
    });

    it('count an outage inside a pause once', async () => {
      const batch = await awaiting(10 * minute);
      await fail();
      await stoppedFor(60 * minute);
      await queue.gates.pause(queue.tenantId, 'x');
      await cooledDown();
      await queue.gates.recover(queue.tenantId);
      await queue.gates.resume(queue.tenantId);
      expect(Math.round((await deadlineMs(batch)) / minute)).toBe(70);
    });
  });

  describe('the totals over all replicas', () => {
    it('grants no more calls at a time than agreed, and frees those of a replica that died when its lease ends', async () => {
      await queue.submit(
        'persons',
        Array.from({ length: 30 }, (_, index) => ({ key: String(index) })),
      );
      const ask = () => queue.claim({ concurrency: 5, wantedSlots: 2, wantedCalls: 2, batchSize: 1, ratePerSecond: 0 });
      const grants = await Promise.all(Array.from({ length: 8 }, ask));
      const slots = grants.map((grant) => (grant.kind === 'granted' ? grant.slots : 0));
      expect(slots.reduce((sum, one) => sum + one, 0)).toBe(5);
      expect(grants.filter((grant) => grant.kind === 'closed').every((grant) => grant.kind === 'closed' && grant.reason === 'busy')).toBe(
        true,
      );
      await queue.query(`UPDATE hat_lease SET expires_at = now() WHERE tenant_id = $1`, [queue.tenantId]);
      expect(await ask()).toMatchObject({ kind: 'granted', slots: 2 });
    });

    it('grants no more calls than the rate, whoever asks', async () => {
      await queue.submit(
        'persons',
        Array.from({ length: 200 }, (_, index) => ({ key: String(index) })),
      );
      const ask = () => queue.claim({ ratePerSecond: 100, wantedSlots: 50, wantedCalls: 50, batchSize: 1 });
      // An hour of silence gathers a tenth of a second's worth, not an hour's.
      await queue.query(`UPDATE hat_gate SET permits = 0, permits_at = now() - interval '1 hour' WHERE tenant_id = $1`, [queue.tenantId]);
      const [before] = await queue.query<{ at: Date }>('SELECT clock_timestamp() AS at');
      const grants = await Promise.all(Array.from({ length: 6 }, ask));
      const [after] = await queue.query<{ at: Date }>('SELECT clock_timestamp() AS at');
      const calls = grants.reduce((sum, grant) => sum + (grant.kind === 'granted' ? grant.work.length : 0), 0);
      const elapsed = ((after?.at.getTime() ?? 0) - (before?.at.getTime() ?? 0) + 1) / 1_000;
      expect(calls).toBeGreaterThanOrEqual(10);
      expect(calls).toBeLessThanOrEqual(10 + Math.ceil(elapsed * 100));
    });

    it('draws no permit for work that was not there', async () => {
      await queue.query(`UPDATE hat_gate SET permits = 1, permits_at = now() + interval '1 hour' WHERE tenant_id = $1`, [queue.tenantId]);
      // No further permit grows while this test lasts.
      const ask = () => queue.claim({ ratePerSecond: 1e-6 });
      expect((await ask()).kind).toBe('idle');
      await queue.submit('persons', [{ key: '1' }]);
      expect((await ask()).kind).toBe('granted');
      expect(await ask()).toMatchObject({ kind: 'closed', reason: 'rate' });
    });
  });

  describe('a lease', () => {
    it('is renewed while it lives, never after it ended or was given back', async () => {
      await queue.submit('persons', [{ key: '1' }]);
      const grant = await queue.claim();
      if (grant.kind !== 'granted') throw new Error('nothing was claimed');
      expect(await queue.leases.renew(grant.leaseId, day)).toBe(true);
      await queue.query('UPDATE hat_lease SET expires_at = now() WHERE id = $1', [grant.leaseId]);
      expect(await queue.leases.renew(grant.leaseId, day)).toBe(false);
      await queue.leases.release(grant.leaseId);
      expect(await queue.leases.renew(grant.leaseId, day)).toBe(false);
    });
  });
});
