import fc from 'fast-check';
import type { ClaimedBatch } from '..';
import { TestQueue } from './queue.fixture';

type Resource = 'persons' | 'beneficiaries' | 'beneficiaryStatus';
type Move = { submit: Resource } | { claim: true };

const person = '0001:P:7';
const member = '0001:B:0001000100000101';
const drafts = {
  persons: { key: '7', order: person },
  beneficiaries: { key: '0001000100000101', order: member, parents: [person] },
  beneficiaryStatus: { key: 'event', order: member },
};
const parentOf: Partial<Record<Resource, { resource: Resource; keyPrefix: string; orderKey: string }>> = {
  beneficiaries: { resource: 'persons', keyPrefix: '7', orderKey: person },
  beneficiaryStatus: { resource: 'beneficiaries', keyPrefix: '0001000100000101', orderKey: member },
};

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ submit: fc.constantFrom<Resource>('persons', 'beneficiaries', 'beneficiaryStatus') }) },
  { weight: 1, arbitrary: fc.constant<Move>({ claim: true }) },
);

describe('children that arrive before their parents', () => {
  let queue: TestQueue;
  beforeAll(async () => {
    queue = await TestQueue.open();
  });
  afterAll(() => queue.close());

  /** HAT as the documents describe it: it refuses a child whose parent it does not hold. */
  class Vendor {
    readonly holds = new Set<string>();
    readonly accepted: { resource: string; id: number }[] = [];

    /** Parents to wait for: open, and not themselves behind a younger child that must go first. */
    private async openParents(child: string, own: string, { resource, orderKey }: { resource: string; orderKey: string }): Promise<number> {
      const open = await queue.query(
        `SELECT FROM hat_item p WHERE p.tenant_id = $1 AND p.order_key = $2 AND p.resource = $3 AND p.state IN ('queued', 'sending')
           AND NOT EXISTS (SELECT FROM hat_item b WHERE b.tenant_id = $1 AND b.order_key = $2 AND b.resource = $4 AND b.state = 'queued'
             AND b.change_id > $5 AND b.change_id < p.change_id AND NOT b.awaits_all_parents)`,
        [queue.tenantId, orderKey, resource, own, child],
      );
      return open.length;
    }

    async answer(batch: ClaimedBatch & { leaseId: string }): Promise<void> {
      const [id = ''] = batch.changeIds;
      const parent = parentOf[batch.resource as Resource];
      if (!parent || this.holds.has(parent.resource)) {
        this.holds.add(batch.resource);
        this.accepted.push({ resource: batch.resource, id: Number(id) });
        return queue.end([batch], 'confirmed');
      }
      const [item] = await queue.items.read([id]);
      const again = await queue.items.withLaterParent(queue.tenantId, [{ changeId: id, ...parent }]);
      // Whoever waited for its parents is refused a second time only where none is left to wait for.
      if (item?.awaitsAllParents) expect(await this.openParents(id, batch.resource, parent)).toBe(0);
      if (item?.awaitsAllParents || again.size === 0) return queue.end([batch], 'rejected');
      return queue.giveBack([batch], { charged: 1, outcome: 'not-applied', awaitsAllParents: true });
    }
  }

  it('never block each other for good, never overtake their like, and are refused only where no parent followed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 2, maxLength: 14 }), async (moves) => {
        await queue.newTenant();
        const vendor = new Vendor();
        const ids: { id: string; resource: Resource }[] = [];
        const turn = async () => {
          const batches = await queue.take({ batchSize: 1 });
          for (const batch of batches) await vendor.answer(batch);
          return batches.length;
        };
        for (const [index, one] of moves.entries()) {
          if ('claim' in one) await turn();
          else {
            const draft = drafts[one.submit];
            const key = one.submit === 'beneficiaryStatus' ? `event:${index}` : draft.key;
            const [id = ''] = await queue.submit(one.submit, [{ ...draft, key, content: String(index), mask: 2 ** index }]);
            ids.push({ id, resource: one.submit });
          }
        }
        while ((await turn()) > 0);
        for (const { id, resource } of ids) {
          expect(resource === 'persons' ? ['confirmed'] : ['confirmed', 'rejected']).toContain((await queue.state(id)).state);
        }
        for (const resource of ['persons', 'beneficiaries', 'beneficiaryStatus']) {
          const own = vendor.accepted.filter((one) => one.resource === resource).map((one) => one.id);
          expect(own).toEqual([...own].sort((left, right) => left - right));
        }
      }),
      { numRuns: 40 },
    );
  });
});
