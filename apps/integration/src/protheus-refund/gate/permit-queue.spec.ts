import { PermitQueue } from './permit-queue';

describe('permits to call', () => {
  it('are drawn for all who wait at once, and given in order', async () => {
    const draws: number[] = [];
    const queue = new PermitQueue((wanted) => {
      draws.push(wanted);
      return Promise.resolve({ granted: Math.min(wanted, 2), waitMs: 1 });
    });
    const order: number[] = [];
    await Promise.all([1, 2, 3, 4, 5].map((at) => queue.take(5_000).then((granted) => granted && order.push(at))));
    expect(order).toEqual([1, 2, 3, 4, 5]);
    expect(draws.reduce((most, wanted) => Math.max(most, wanted), 0)).toBeGreaterThan(2);
  });

  it('are refused to those whose time is over', async () => {
    const queue = new PermitQueue(() => Promise.resolve({ granted: 0, waitMs: 1 }));
    expect(await queue.take(5)).toBe(false);
  });

  it('fail for all who wait when they cannot be drawn, and can be drawn again', async () => {
    let broken = true;
    const queue = new PermitQueue((wanted) =>
      broken ? Promise.reject(new Error('away')) : Promise.resolve({ granted: wanted, waitMs: 1 }),
    );
    await expect(Promise.all([queue.take(1_000), queue.take(1_000)])).rejects.toThrow('away');
    broken = false;
    expect(await queue.take(1_000)).toBe(true);
  });
});
