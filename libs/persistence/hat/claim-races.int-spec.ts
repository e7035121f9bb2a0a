import fc from 'fast-check';
import { sent, TestQueue, type Draft } from './queue.fixture';

/** One change of a random small operator: two persons, two members with records and events. */
interface Step {
  resource: 'persons' | 'beneficiaries' | 'beneficiaryStatus';
  of: 0 | 1;
  insurer: '0001' | '0002';
}

const step: fc.Arbitrary<Step> = fc.record({
  resource: fc.constantFrom('persons', 'beneficiaries', 'beneficiaryStatus'),
  of: fc.constantFrom(0, 1),
  insurer: fc.constantFrom('0001', '0002'),
});

/** Every change has a field of its own, so that nothing is superseded and each must go. */
function draftOf({ resource, of, insurer }: Step, index: number): Draft {
  const person = `${insurer}:P:${of}`;
  const member = `${insurer}:B:${of}`;
  const mask = 2 ** (index % 40);
  if (resource === 'persons') return { key: `p${of}`, content: String(index), mask, order: person };
  if (resource === 'beneficiaries') return { key: `m${of}`, content: String(index), mask, order: member, parents: [person] };
  return { key: `m${of}:e${index}`, content: String(index), order: member };
}

describe('claims of two replicas at once', () => {
  let queue: TestQueue;
  beforeAll(async () => {
    queue = await TestQueue.open();
  });
  afterAll(() => queue.close());

  it('never take an item twice, two of one order key, a child before its parent, or two insurers in a batch, and take all in order', async () => {
    const endings = fc.infiniteStream(fc.constantFrom('confirmed', 'rejected', 'returned', 'lost', 'split'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 24 }),
        endings,
        fc.integer({ min: 1, max: 5 }),
        async (steps, ends, batchSize) => {
          await queue.newTenant();
          const about = new Map<string, { orderKey: string; parent?: string; insurer: string; resource: string }>();
          for (const [index, one] of steps.entries()) {
            const draft = draftOf(one, index);
            const [id = ''] = await queue.submit(one.resource, [draft], { healthInsurerId: one.insurer });
            about.set(id, { orderKey: draft.order ?? '', parent: draft.parents?.[0], insurer: one.insurer, resource: one.resource });
          }
          const ended: string[] = [];
          const ids = [...about.keys()];
          const openBefore = (id: string, orderKey: string | undefined) =>
            ids.filter((other) => Number(other) < Number(id) && about.get(other)?.orderKey === orderKey && !ended.includes(other));
          while (ended.length < ids.length) {
            const taken = (
              await Promise.all([queue.take({ batchSize, wantedCalls: 2 }), queue.take({ batchSize, wantedCalls: 2 })])
            ).flat();
            expect(taken.length).toBeGreaterThan(0);
            const flying = sent(taken);
            expect(new Set(flying).size).toBe(flying.length);
            expect(new Set(flying.map((id) => about.get(id)?.orderKey)).size).toBe(flying.length);
            for (const id of flying) {
              const { orderKey, parent } = about.get(id) ?? {};
              expect(openBefore(id, orderKey)).toEqual([]);
              expect(openBefore(id, parent)).toEqual([]);
            }
            for (const batch of taken) {
              expect(batch.changeIds.length).toBeLessThanOrEqual(batchSize);
              expect(new Set(batch.changeIds.map((id) => `${about.get(id)?.resource} ${about.get(id)?.insurer}`)).size).toBe(1);
              const end = ends.next().value;
              if (end === 'returned') await queue.giveBack([batch]);
              else if (end === 'lost') await queue.giveBack([batch], { outcome: 'unknown' });
              else if (end === 'split') await queue.giveBack([batch], { outcome: 'maybe-applied', batchLimit: 1, charged: 1 });
              else {
                await queue.end([batch], end);
                ended.push(...batch.changeIds);
              }
            }
          }
          const [left] = await queue.query(
            'SELECT FROM hat_submission WHERE tenant_id = $1 AND (open_items <> 0 OR completed_at IS NULL)',
            [queue.tenantId],
          );
          expect(left).toBeUndefined();
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are refused by the database where code would send two of one order key', async () => {
    await queue.newTenant();
    await queue.submit('persons', [{ key: '1' }]);
    await queue.take();
    const [second] = await queue.submit('persons', [{ key: '1', mask: 2 }]);
    await expect(queue.query(`UPDATE hat_item SET state = 'sending' WHERE change_id = $1`, [second])).rejects.toThrow('hat_item_in_flight');
  });

  it('see every older item: a claim waits for one that is not committed yet', async () => {
    await queue.newTenant();
    const [older] = await queue.submit('persons', [{ key: '1' }]);
    await queue.submit('persons', [{ key: '1', mask: 2 }]);
    const claims = await Promise.all(Array.from({ length: 6 }, () => queue.take()));
    expect(claims.flatMap(sent)).toEqual([older]);
  });
});

describe('the claim of a queue of fifty thousand that nobody has analyzed', () => {
  let queue: TestQueue;
  beforeAll(async () => {
    queue = await TestQueue.open();
    await queue.newTenant();
    await queue.query('ALTER TABLE hat_item SET (autovacuum_enabled = off)');
    await queue.query('ALTER TABLE hat_change SET (autovacuum_enabled = off)');
    for (let part = 0; part < 5; part++) {
      const drafts = Array.from({ length: 10_000 }, (_, index) => ({ key: `${part}-${index}`, parents: [`0001:P:${index}`] }));
      await queue.submit('beneficiaries', drafts);
    }
  });
  afterAll(() => queue.close());

  it('walks the queue by its index, without sorting it or reading a table from end to end', async () => {
    const { selectClaimable } = await import('./sql');
    const { lockClaim } = await import('./hat-locks');
    const plan = await queue.dataSource.transaction(async (manager) => {
      await lockClaim(manager, queue.tenantId);
      const values = [queue.tenantId, [], 3_200];
      const rows: { 'QUERY PLAN': string }[] = await manager.query(
        `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) ${selectClaimable}`,
        values,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/Index (Only )?Scan using hat_item_queue on hat_item i /);
    expect(plan).not.toMatch(/Seq Scan|Hash Join|Merge Join|Bitmap/);
    // Nothing is read that the limit does not ask for.
    const walked = /Scan using hat_item_queue on hat_item i \(actual rows=([\d.]+)/.exec(plan)?.[1];
    expect(Number(walked)).toBe(3_200);
  });
});
