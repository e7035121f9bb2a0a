import fc from 'fast-check';
import { RandomSource } from './random-source';
import { ShuffledNumbers } from './shuffled-numbers';
import { WeightedList } from './weighted-list';

const seeds = fc.oneof(fc.integer(), fc.string());

describe('the seeded source', () => {
  it('gives numbers that never change: other Nodes and later versions must repeat them', () => {
    const source = RandomSource.of(417_505);
    expect([source.next(), source.next(), source.next()]).toMatchInlineSnapshot(`
     [
       1141547303,
       1085238491,
       2813196257,
     ]
    `);
    expect(RandomSource.of('a').named('people').at(1_000_000).uuid()).toMatchInlineSnapshot(`"0ad79140-feed-41cb-9ebf-2fe0484bdce2"`);
  });

  it('splits by name and by index whatever was drawn before', () => {
    fc.assert(
      fc.property(seeds, fc.string(), fc.maxSafeNat(), fc.nat(20), (seed, name, index, draws) => {
        const [untouched, used] = [RandomSource.of(seed), RandomSource.of(seed)];
        for (let at = 0; at < draws; at++) used.next();
        expect(used.named(name).next()).toBe(untouched.named(name).next());
        expect(used.at(index).next()).toBe(untouched.at(index).next());
      }),
    );
  });

  it('gives neighbours nothing in common', () => {
    const source = RandomSource.of(1);
    const first = Array.from({ length: 20_000 }, (_, index) => source.at(index).fraction());
    const mean = first.reduce((sum, value) => sum + value, 0) / first.length;
    const agreement = first.slice(1).reduce((sum, value, at) => sum + (value - 0.5) * (first[at]! - 0.5), 0) / first.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
    expect(Math.abs(agreement)).toBeLessThan(0.003);
    expect(new Set(first).size).toBeGreaterThan(19_990);
  });

  it('keeps to the range it is given', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: -1000, max: 1000 }), fc.nat(1000), (seed, from, span) => {
        const drawn = RandomSource.of(seed).integer(from, from + span);
        expect(drawn).toBeGreaterThanOrEqual(from);
        expect(drawn).toBeLessThanOrEqual(from + span);
        expect(Number.isInteger(drawn)).toBe(true);
      }),
    );
    expect(RandomSource.of(3).digits(9)).toMatch(/^[0-9]{9}$/);
    expect(RandomSource.of(3).uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('draws as often as the weights say', () => {
    const list = new WeightedList(['rare', 'often', 'never'], (word) => ({ rare: 1, often: 9 })[word] ?? 0);
    const random = RandomSource.of(5);
    const drawn = Array.from({ length: 10_000 }, () => list.pick(random));
    expect(drawn.filter((word) => word === 'often').length / 10_000).toBeCloseTo(0.9, 1);
    expect(drawn).not.toContain('never');
  });
});

describe('shuffled numbers', () => {
  it('are each number of the range once', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 300 }), (seed, size) => {
        const numbers = new ShuffledNumbers(RandomSource.of(seed), size);
        const all = Array.from({ length: size }, (_, index) => numbers.at(index));
        expect([...all].sort((one, other) => one - other)).toEqual(Array.from({ length: size }, (_, index) => index));
      }),
    );
  });

  it('end with a clear error', () => {
    const numbers = new ShuffledNumbers(RandomSource.of(1), 10);
    for (const index of [10, -1, 0.5, NaN]) expect(() => numbers.at(index)).toThrow('There are 10 numbers');
  });
});
