import fc from 'fast-check';
import { cutBatches, type Claimable } from './batch-cutter';

const claimable = fc.record({
  resource: fc.constantFrom('persons', 'beneficiaries'),
  health_insurer_id: fc.constantFrom('0001', '0002'),
  batch_limit: fc.option(fc.integer({ min: 1, max: 4 })),
});
const queue = fc
  .array(claimable, { maxLength: 60 })
  .map((items) =>
    items.map((item, index): Claimable => ({ ...item, change_id: String(index), payload: '{}', known: false, unchanged: false })),
  );
const sizes = fc.record({ persons: fc.integer({ min: 1, max: 10 }), beneficiaries: fc.integer({ min: 1, max: 10 }) });

describe('cutting batches', () => {
  it('mixes neither resources nor insurers, keeps to every limit, takes nothing twice, and oldest first', () => {
    fc.assert(
      fc.property(queue, sizes, fc.integer({ min: 1, max: 20 }), (items, size, most) => {
        const batches = cutBatches(items, (resource) => size[resource as keyof typeof size], most);
        expect(batches.length).toBeLessThanOrEqual(most);
        for (const { resource, healthInsurerId, items: members } of batches) {
          expect(members.length).toBeGreaterThan(0);
          for (const item of members) {
            expect([item.resource, item.health_insurer_id]).toEqual([resource, healthInsurerId]);
            expect(members.length).toBeLessThanOrEqual(Math.min(size[resource as keyof typeof size], item.batch_limit ?? Infinity));
          }
          const ids = members.map((item) => Number(item.change_id));
          expect(ids).toEqual([...ids].sort((left, right) => left - right));
        }
        const taken = batches.flatMap((batch) => batch.items.map((item) => item.change_id));
        expect(new Set(taken).size).toBe(taken.length);
        if (items.length > 0) expect(taken).toContain('0');
      }),
    );
  });

  it('loses nothing where as many batches are allowed as it takes', () => {
    fc.assert(
      fc.property(queue, sizes, (items, size) => {
        const batches = cutBatches(items, (resource) => size[resource as keyof typeof size], items.length);
        expect(batches.flatMap((batch) => batch.items)).toHaveLength(items.length);
      }),
    );
  });

  it('does not let the suspects of a split batch travel with fresh items', () => {
    const item = (id: string, limit: number | null): Claimable => ({
      change_id: id,
      resource: 'persons',
      batch_limit: limit,
      health_insurer_id: '0001',
      payload: '{}',
      known: false,
      unchanged: false,
    });
    const batches = cutBatches([item('1', 2), item('2', null), item('3', 2), item('4', null), item('5', 2)], () => 100, 10);
    expect(batches.map((batch) => batch.items.map((one) => one.change_id)).sort()).toEqual([['1', '3'], ['2', '4'], ['5']]);
  });
});
