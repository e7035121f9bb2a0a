import fc from 'fast-check';
import { SeededRandomness } from './randomness';

describe('the chance of a world', () => {
  it('gives the same sequence for the same seed, and goes on from where it was', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(20), (seed, drawn) => {
        const one = new SeededRandomness(seed);
        const other = new SeededRandomness(seed);
        for (let at = 0; at < drawn; at++) expect(one.uuid()).toBe(other.uuid());
        const third = new SeededRandomness('elsewhere');
        third.resume(one.seed, one.position);
        expect([third.hex(7), third.fraction()]).toEqual([one.hex(7), one.fraction()]);
        one.restart();
        expect(one.uuid()).toBe(new SeededRandomness(seed).uuid());
      }),
    );
  });

  it('draws version 4 UUIDs that do not repeat, whatever the seed', () => {
    const drawn = ['a', 'b'].flatMap((seed) => {
      const random = new SeededRandomness(seed);
      return Array.from({ length: 50_000 }, () => random.uuid());
    });
    expect(new Set(drawn).size).toBe(100_000);
    expect(drawn.every((uuid) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(uuid))).toBe(true);
  });

  it('spreads its fractions evenly', () => {
    const random = new SeededRandomness('even');
    const buckets = new Array<number>(10).fill(0);
    for (let at = 0; at < 100_000; at++) {
      const bucket = Math.floor(random.fraction() * 10);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    for (const count of buckets) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
});
