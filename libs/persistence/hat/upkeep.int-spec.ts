import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { RepostChange } from '..';
import { sent, TestQueue } from './queue.fixture';

const day = 86_400_000;
const member = '0001:B:0001000100000101';

describe('the housekeeping of the queue', () => {
  let queue: TestQueue;
  beforeAll(async () => {
    queue = await TestQueue.open();
  });
  afterAll(() => queue.close());
  beforeEach(() => queue.newTenant());

  const age = (days: number) =>
    queue.query(`UPDATE hat_change SET accepted_at = accepted_at - $2 * interval '1 day' WHERE tenant_id = $1`, [queue.tenantId, days]);
  const leasesEnd = () => queue.query('UPDATE hat_lease SET expires_at = now() WHERE tenant_id = $1', [queue.tenantId]);
  const payloads = async () => {
    const rows = await queue.query<{ payload: string | null }>('SELECT payload FROM hat_change WHERE tenant_id = $1 ORDER BY id', [
      queue.tenantId,
    ]);
    return rows.map((row) => row.payload !== null);
  };

  describe('of batches whose sender is gone', () => {
    it('takes over those whose lease ended, each by one replica, and no others', async () => {
      await queue.submit('persons', [{ key: '1' }]);
      const dead = await queue.take();
      await leasesEnd();
      await queue.submit('persons', [{ key: '2' }]);
      await queue.take();
      const lease = () => queue.upkeep.claimOrphans(queue.tenantId, randomUUID(), day, 100);
      const found = await Promise.all([lease(), lease()]);
      expect(found.flat()).toEqual([{ id: dead[0]?.id, changeIds: dead[0]?.changeIds }]);
    });

    it('puts their items back as an outcome nobody knows; the dead sender’s late answer changes nothing', async () => {
      const [id] = await queue.submit('persons', [{ key: '1' }]);
      const dead = await queue.take();
      await leasesEnd();
      const leaseId = randomUUID();
      const [orphan] = await queue.upkeep.claimOrphans(queue.tenantId, leaseId, day, 100);
      await queue.end(dead, 'confirmed');
      expect(await queue.states([String(id)])).toEqual(['sending']);
      await queue.giveBack([{ id: orphan?.id ?? '', leaseId, changeIds: orphan?.changeIds ?? [] }], { outcome: 'unknown' });
      expect(await queue.state(id)).toMatchObject({ state: 'queued', attempts: 0 });
      expect(await queue.uncertain()).toEqual(['persons:1']);
    });
  });

  describe('of what waited too long', () => {
    it('fails queued items for their age alone, and nothing that is in flight or younger', async () => {
      const [old] = await queue.submit('persons', [{ key: '1' }]);
      const [flying] = await queue.submit('beneficiaries', [{ key: '2' }]);
      await queue.lanes.countFailure(queue.tenantId, 'persons', 2, day, day, 'x');
      await queue.lanes.countFailure(queue.tenantId, 'persons', 2, day, day, 'x');
      await queue.take();
      await age(8);
      const [young] = await queue.submit('persons', [{ key: '3' }]);
      expect(await queue.upkeep.giveUp(queue.tenantId, 7 * day, 100)).toBe(1);
      expect(await queue.states([old, flying, young].map(String))).toEqual(['failed', 'sending', 'queued']);
      expect(await queue.state(old)).toMatchObject({ code: 'GAVE_UP', attempts: 0 });
      expect(await queue.counters(old)).toMatchObject({ open: 0, errors: 1, completed: true });
      expect(await queue.uncertain()).toEqual([]);
    });

    it('counts ages from the last resume: a pause makes nothing old', async () => {
      const [waiting] = await queue.submit('persons', [{ key: '1' }]);
      await age(8);
      await queue.gates.pause(queue.tenantId, 'somebody');
      await queue.gates.resume(queue.tenantId);
      expect(await queue.upkeep.giveUp(queue.tenantId, 7 * day, 100)).toBe(0);
      expect(await queue.states([String(waiting)])).toEqual(['queued']);
      await queue.query(`UPDATE hat_gate SET resumed_at = now() - interval '8 days' WHERE tenant_id = $1`, [queue.tenantId]);
      expect(await queue.upkeep.giveUp(queue.tenantId, 7 * day, 100)).toBe(1);
    });

    it('takes tokens awaited for longer, unless somebody is asking for them', async () => {
      await queue.submit('persons', [{ key: '1' }]);
      const [batch] = await queue.take();
      if (!batch) throw new Error('nothing was claimed');
      const verdict = { batchId: batch.id, leaseId: batch.leaseId, state: 'awaiting' as const, token: 't', nextPollMs: 0, deadlineMs: day };
      await queue.results.apply(queue.tenantId, [{ ...verdict, settle: [], requeue: [] }], day);
      const stale = () => queue.upkeep.claimStaleTokens(queue.tenantId, randomUUID(), day, 7 * day);
      expect(await stale()).toEqual([]);
      await queue.query(`UPDATE hat_batch SET created_at = now() - interval '8 days' WHERE id = $1`, [batch.id]);
      expect((await queue.claims.claimDueTokens(queue.request())).kind).toBe('granted');
      expect(await stale()).toEqual([]);
      await leasesEnd();
      expect(await stale()).toEqual([{ id: batch.id, changeIds: batch.changeIds }]);
      expect(await stale()).toEqual([]);
    });
  });

  describe('of keys whose outcome was never learned', () => {
    const due = () => queue.query('UPDATE hat_uncertain SET repost_at = now() WHERE tenant_id = $1', [queue.tenantId]);
    const repost = async (): Promise<RepostChange[]> => {
      const taken: RepostChange[] = [];
      await queue.upkeep.takeReposts(queue.tenantId, 100, (_, changes) => Promise.resolve(void taken.push(...changes)));
      return taken;
    };
    /** Stores them again as the engine does, one submission a change. */
    const again = async (manager: EntityManager, changes: readonly RepostChange[]): Promise<void> => {
      for (const { key, orderKey, payload, resource, fieldMask } of changes) {
        const submission = queue.submission(resource, [{ key, order: orderKey }], { origin: 'repost', force: true, supersedes: false });
        const stored = submission.changes.map((change) => ({ ...change, payload: payload ?? '', fieldMask: Number(fieldMask) }));
        await queue.intake.store(manager, { ...submission, changes: stored });
      }
    };
    const lose = async () => {
      await queue.submit('beneficiaries', [{ key: 'm', content: 'first', order: member, mask: 1 }]);
      await queue.giveBack(await queue.take(), { outcome: 'unknown' });
      await queue.end(await queue.take(), 'confirmed');
      await queue.confirmed('beneficiaryStatus', [{ key: 'e', content: 'event', order: member }]);
      await queue.confirmed('beneficiaries', [{ key: 'm', content: 'second', order: member, mask: 2 }]);
    };

    it('hands out what was confirmed since, in order, not before its time and not while anything is open', async () => {
      await lose();
      expect(await repost()).toEqual([]);
      await due();
      const [open] = await queue.submit('beneficiaryStatus', [{ key: 'e2', order: member }]);
      expect(await repost()).toEqual([]);
      const batches = await queue.take();
      expect(sent(batches)).toEqual([open]);
      expect(await repost()).toEqual([]);
      await queue.end(batches, 'rejected');
      const contents = (await repost()).map((change) => (JSON.parse(change.payload ?? '{}') as { content: string }).content);
      expect(contents).toEqual(['first', 'event', 'second']);
    });

    it('hands it out once, whichever replica asks', async () => {
      await lose();
      await due();
      expect((await Promise.all([repost(), repost(), repost()])).filter((changes) => changes.length > 0)).toHaveLength(1);
      expect(await queue.uncertain()).toEqual([]);
    });

    it('keeps it for the next time where storing it fails', async () => {
      await lose();
      await due();
      await expect(queue.upkeep.takeReposts(queue.tenantId, 100, () => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
      expect(await repost()).toHaveLength(3);
    });

    it('really posts again, though the ledger knows it all, and ends as it was', async () => {
      await lose();
      await due();
      await queue.upkeep.takeReposts(queue.tenantId, 100, again);
      const posted: string[] = [];
      for (let batches = await queue.take(); batches.length > 0; batches = await queue.take()) {
        posted.push(...batches.flatMap((batch) => batch.payloads.map((payload) => (JSON.parse(payload) as { content: string }).content)));
        await queue.end(batches, 'confirmed');
      }
      expect(posted).toEqual(['first', 'event', 'second']);
      expect(await queue.ledger('beneficiaries', 'm')).toBe('second');
      expect(await queue.uncertain()).toEqual([]);
    });

    it('posts it again even when a caller sends the same content meanwhile', async () => {
      await queue.submit('beneficiaries', [{ key: 'm', content: 'same', order: member }]);
      await queue.giveBack(await queue.take(), { outcome: 'unknown' });
      await queue.end(await queue.take(), 'confirmed');
      await due();
      await queue.upkeep.takeReposts(queue.tenantId, 100, again);
      await queue.submit('beneficiaries', [{ key: 'm', content: 'same', order: member }]);
      const batches = await queue.take();
      expect(sent(batches)).toHaveLength(1);
      await queue.end(batches, 'confirmed');
      expect(await queue.take()).toEqual([]);
    });
  });

  describe('of old contents', () => {
    it('drops payloads of settled changes past the retention, and keeps what compares them', async () => {
      await queue.confirmed('persons', [{ key: '1' }]);
      await age(31);
      await queue.submit('persons', [{ key: '2' }]);
      expect(await queue.upkeep.purgeContents(30, '0', 100)).toMatchObject({ purged: 1 });
      expect(await payloads()).toEqual([false, true]);
      expect(await queue.states(await queue.submit('persons', [{ key: '1' }]))).toEqual(['unchanged']);
    });

    it('keeps contents that are still to go, or to be posted again', async () => {
      await queue.submit('persons', [{ key: '1' }, { key: '2' }, { key: '3' }]);
      const [lost, flying] = await queue.take({ batchSize: 1 });
      if (!lost || !flying) throw new Error('nothing was claimed');
      await queue.giveBack([lost], { outcome: 'unknown' });
      await queue.end(await queue.take(), 'confirmed');
      await age(31);
      expect(await queue.upkeep.purgeContents(30, '0', 100)).toMatchObject({ purged: 0 });
      expect(await payloads()).toEqual([true, true, true]);
    });

    it('drops calls past the retention', async () => {
      await queue.query(
        `INSERT INTO exchange (tenant_id, vendor, operation, duration_ms, at) VALUES ($1, 'hat', 'persons', 1, now() - interval '31 days'), ($1, 'hat', 'persons', 1, now())`,
        [queue.tenantId],
      );
      await queue.upkeep.purgeCalls(30);
      await queue.upkeep.purgeContents(30, '0', 100);
      expect(await queue.query('SELECT FROM exchange WHERE tenant_id = $1', [queue.tenantId])).toHaveLength(1);
    });
  });

  describe('of children that HAT refused for want of a parent', () => {
    const range = (changeId: string | undefined, keyPrefix: string) => [
      { changeId: changeId ?? '', resource: 'persons', keyPrefix, orderKey: `0001:P:${keyPrefix}` },
    ];

    it('takes no other record for the parent: not one whose key only begins alike, nor another insurer’s', async () => {
      const [child] = await queue.submit('beneficiaries', [{ key: 'm', order: member, parents: ['0001:P:1'] }]);
      await queue.confirmed('persons', [{ key: '12', order: '0001:P:12' }]);
      const [foreign] = await queue.submit('persons', [{ key: '1', order: '0002:P:1' }], { healthInsurerId: '0002' });
      await queue.end(await queue.take(), 'confirmed');
      expect(await queue.states([String(foreign)])).toEqual(['confirmed']);
      expect((await queue.items.withLaterParent(queue.tenantId, range(child, '1'))).size).toBe(0);
    });

    it('does not count a refusal that cannot be for want of the parent: HAT had it before', async () => {
      await queue.confirmed('persons', [{ key: '1', order: '0001:P:1' }]);
      const [child] = await queue.submit('beneficiaries', [{ key: 'm', order: member, parents: ['0001:P:1'] }]);
      await queue.submit('persons', [{ key: '1', content: 'newer', order: '0001:P:1' }]);
      expect((await queue.items.withLaterParent(queue.tenantId, range(child, '1'))).size).toBe(0);
    });

    it('finds a parent that was accepted after the child, open or confirmed, and no older, refused or foreign one', async () => {
      await queue.confirmed('persons', [{ key: '1', order: '0001:P:1' }]);
      const [child] = await queue.submit('beneficiaries', [{ key: 'm', order: member, parents: ['0001:P:1'] }]);
      const later = async (prefix: string) => (await queue.items.withLaterParent(queue.tenantId, range(child, prefix))).size === 1;
      expect(await later('1')).toBe(false);
      await queue.submit('persons', [{ key: '2', order: '0001:P:2' }]);
      expect(await later('2')).toBe(true);
      const batches = (await queue.take()).filter((batch) => batch.resource === 'persons');
      expect(await later('2')).toBe(true);
      await queue.end(batches, 'confirmed');
      expect(await later('2')).toBe(true);
      await queue.submit('persons', [{ key: '3', order: '0001:P:3' }]);
      await queue.end(await queue.take(), 'rejected');
      expect(await later('3')).toBe(false);
      const ours = queue.tenantId;
      await queue.newTenant();
      await queue.confirmed('persons', [{ key: '4', order: '0001:P:4' }]);
      expect((await queue.items.withLaterParent(ours, range(child, '4'))).size).toBe(0);
    });
  });

  it('knows members by the beginning of their card, of the same insurer and tenant only', async () => {
    await queue.submit('beneficiaries', [{ key: '00010001000001018' }, { key: '00010001000001026' }, { key: '00010001000002014' }]);
    await queue.submit('beneficiaries', [{ key: '00010001000003010' }], { healthInsurerId: '0002' });
    const known = (prefix: string) => queue.items.knownMembers(queue.tenantId, '0001', prefix);
    expect((await known('000100010000010')).sort()).toEqual(['0001000100000101', '0001000100000102']);
    expect(await known('000100010000020')).toEqual(['0001000100000201']);
    expect(await known('000100010000030')).toEqual([]);
    expect(await known('000100010000099')).toEqual([]);
  });
});
