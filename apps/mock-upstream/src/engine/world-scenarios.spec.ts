import { ManualClock } from '@ponte/common';
import { counter } from './counter-vendor.fixture';
import { readScenario } from './scenario';
import type { Vendor } from './vendor';
import { Worlds } from './worlds';

const vendor = {
  ...counter,
  scenarios: [
    { name: 'double', description: 'Counts by two', settings: { step: 2 } },
    { name: 'triple', description: 'Counts by three', settings: { step: 3 } },
    { name: 'closed', description: 'Reading fails', faults: [{ operation: 'read', kind: 'status', status: 503 } as const] },
  ],
} as unknown as Vendor;

const start = { seed: 's', drawn: false, clock: { mode: 'real', offsetMs: 0 }, settings: {}, strictness: 'strict' } as const;
const house = (scenarios?: readonly string[]) => {
  const surroundings = { vendors: [vendor], clock: new ManualClock(), drawSeed: () => 'd', maskKey: 'm' };
  return new Worlds({ ...start, ...(scenarios ? { scenarios } : {}) }, surroundings, { maxWorlds: 5, ttlMs: 1_000 });
};
const stepOf = (world: Worlds['default']) => world.settings('counter').current.step;

describe('scenarios of a world', () => {
  it('add up, and each is taken back by itself, whatever the order', () => {
    const world = house().default;
    for (const name of ['double', 'counter:triple', 'closed']) world.scenarios.apply(name);
    expect(stepOf(world)).toBe(3);
    expect(world.scenarios.list()).toMatchObject([
      { applied: true },
      { applied: true },
      { name: 'closed', vendor: 'counter', applied: true },
    ]);
    expect(world.faults.list()).toMatchObject([{ scenario: 'counter:closed', fault: { vendor: 'counter', name: 'closed' } }]);
    world.scenarios.remove('double');
    expect(stepOf(world)).toBe(3);
    world.scenarios.remove('triple');
    expect(stepOf(world)).toBe(1);
    world.scenarios.remove('closed');
    expect([world.faults.list(), world.scenarios.list().some(({ applied }) => applied)]).toEqual([[], false]);
  });

  it('leave alone what somebody changed since', () => {
    const world = house().default;
    world.scenarios.apply('double');
    world.settings('counter').change({ step: 9 });
    world.scenarios.remove('double');
    expect(stepOf(world)).toBe(9);
  });

  it('begin again when they are applied again', () => {
    const world = house().default;
    world.scenarios.apply('closed');
    world.faults.strike({ vendor: 'counter', operation: 'read' });
    world.scenarios.apply('closed');
    expect(world.faults.list()).toMatchObject([{ seen: 0 }]);
    world.scenarios.remove('closed');
    expect(stepOf(world)).toBe(1);
  });

  it('of one’s own making are data, listed while they are in force', () => {
    const world = house().default;
    world.scenarios.apply({
      name: 'mine',
      description: 'x',
      settings: { step: 4 },
      faults: [{ operation: '*', kind: 'malformed', first: 1 }],
    } as never);
    expect(world.scenarios.list().at(-1)).toEqual({ name: 'mine', vendor: 'counter', description: 'x', applied: true });
    world.scenarios.remove('mine');
    expect([stepOf(world), world.scenarios.list().length]).toEqual([1, 3]);
  });

  it('that cannot be are refused with the part that is wrong, and nothing changes', () => {
    const world = house().default;
    expect(() => world.scenarios.apply('quadruple')).toThrow('scenario: must be one of double, triple, closed, or vendor:name');
    expect(() => world.scenarios.remove('quadruple')).toThrow(/^scenario: must be one of/);
    const own = (parts: object) => world.scenarios.apply({ name: 'x', description: '', ...parts });
    expect(() => own({ settings: { step: 0 } })).toThrow('counter.step: must be >= 1');
    expect(() => own({ faults: [{ operation: 'read', kind: 'status' }], settings: { step: 5 } })).toThrow('faults[0].status: is missing');
    expect(() => own({ vendor: 'sum' })).toThrow('vendor: must be one of counter');
    expect(() => own({ colour: 1 })).toThrow('scenario: has a field nobody knows');
    expect(() => readScenario({ name: 'Not A Name' })).toThrow('name: must be words in small letters joined by hyphens');
    expect([stepOf(world), world.faults.list()]).toEqual([1, []]);
  });

  it('belong to their world, come along in a copy, and end with a reset', () => {
    const worlds = house();
    const a = worlds.create('a', { scenarios: ['closed'] });
    a.scenarios.apply('double');
    const copy = worlds.create('copy', {}, 'a');
    expect([stepOf(copy), copy.faults.list().length, stepOf(worlds.default)]).toEqual([2, 1, 1]);
    copy.scenarios.remove('double');
    expect([stepOf(copy), stepOf(a)]).toEqual([1, 2]);
    a.reset('faults');
    expect([stepOf(a), a.faults.list()]).toEqual([1, []]);
    a.reset();
    expect(a.scenarios.list().filter(({ applied }) => applied)).toMatchObject([{ name: 'closed' }]);
    expect(a.faults.list()).toHaveLength(1);
  });

  it('are in force from the start in every world of an emulator that begins with them', () => {
    const worlds = house(['triple']);
    expect([stepOf(worlds.default), stepOf(worlds.select('other'))]).toEqual([3, 3]);
    expect(() => house(['nothing'])).toThrow(/^scenario: must be one of/);
  });
});
