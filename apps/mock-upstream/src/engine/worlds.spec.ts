import { ManualClock } from '@ponte/common';
import { counter, type CounterState } from './counter-vendor.fixture';
import { performOperation } from './operation';
import type { World } from './world';
import { readWorldDocument } from './world-document';
import { Worlds } from './worlds';

const start = { seed: 'test', drawn: false, clock: { mode: 'real', offsetMs: 0 }, settings: {}, strictness: 'strict' } as const;

function houseOf(limits = { maxWorlds: 4, ttlMs: 1_000 }) {
  const clock = new ManualClock();
  let seeds = 0;
  const surroundings = { vendors: [counter], clock, drawSeed: () => `drawn ${++seeds}`, maskKey: 'm' };
  return { clock, worlds: new Worlds(start, surroundings, limits), surroundings };
}

const stage = { hooks: {}, wallTime: () => 0 };
const count = async (world: World, contentType = 'text/plain') => {
  const arrival = {
    method: 'POST',
    params: { kind: 'x' },
    query: {},
    path: '/counter/counts/x',
    headers: { 'content-type': contentType },
    text: 'x',
  };
  const outcome = await performOperation(stage, world, counter, counter.operations[0], arrival);
  if (outcome.kind === 'reset') throw new Error('reset');
  return outcome.answer;
};
const held = (world: World) => (world.state('counter') as CounterState).count;

describe('worlds', () => {
  it('have their own state, settings, time, chance, faults and calls', async () => {
    const { worlds } = houseOf();
    const [a, b] = [worlds.select('a'), worlds.select('b')];
    a.changeSettings({ strictness: 'off', counter: { step: 5 } });
    a.clock.advance('1h');
    a.faults.add({ operation: 'read', kind: 'resetBefore' });
    await count(a);
    expect([held(a), held(b), a.calls.list().length, b.calls.list().length]).toEqual([5, 0, 1, 0]);
    expect(b.settingsView()).toEqual({ strictness: 'strict', counter: { step: 1 } });
    expect([a.clock.now() - b.clock.now(), b.faults.list().length]).toEqual([3_600_000, 0]);
    expect([a.random.seed, b.random.seed]).toEqual(['test/a', 'test/b']);
    expect(worlds.select('a')).toBe(a);
  });

  it('go back to how they began, or a part of them does', async () => {
    const { worlds } = houseOf();
    const world = worlds.create('a', { seed: 7, clock: { mode: 'frozen', time: '2026-01-01' }, settings: { counter: { step: 2 } } });
    const token = world.random.uuid();
    const change = async () => {
      await count(world);
      world.faults.add({ operation: '*', kind: 'delay', ms: 0 });
      world.changeSettings({ counter: { step: 9 }, strictness: 'warn' });
      world.clock.advance('1d');
    };
    const seen = () => [held(world), world.calls.list().length, world.faults.list().length];
    await change();
    world.reset('state');
    expect(seen()).toEqual([0, 1, 1]);
    world.reset('faults');
    expect(seen()).toEqual([0, 1, 0]);
    world.reset('journal');
    expect(seen()).toEqual([0, 0, 0]);
    expect(world.settings('counter').current).toMatchObject({ step: 9 });
    await change();
    world.reset();
    expect(seen()).toEqual([0, 0, 0]);
    expect(world.settingsView()).toEqual({ strictness: 'strict', counter: { step: 2 } });
    expect(world.clock.view()).toMatchObject({ mode: 'frozen', now: '2026-01-01T00:00:00.000Z' });
    expect(world.random.uuid()).toBe(token);
  });

  it('draw another seed at a reset when none was given', () => {
    const { surroundings } = houseOf();
    const worlds = new Worlds({ ...start, seed: 'first', drawn: true }, surroundings, { maxWorlds: 2, ttlMs: 1 });
    const before = worlds.default.random.uuid();
    worlds.default.reset();
    expect([worlds.default.random.seed, worlds.default.random.uuid() === before]).toEqual(['drawn 1', false]);
  });

  it('are copied as they stand, and then go their own ways', async () => {
    const { worlds } = houseOf();
    const original = worlds.default;
    original.settings('counter').change({ step: 3, key: 'secret' });
    original.faults.add({ operation: 'read', kind: 'status', status: 500, first: 1 });
    original.clock.freeze('2026-01-01');
    await count(original);
    const copy = worlds.create('copy', { strictness: 'warn' }, 'default');
    expect([held(copy), copy.calls.list(), copy.strictness]).toEqual([3, [], 'warn']);
    expect(copy.settings('counter').current).toMatchObject({ step: 3, key: 'secret' });
    expect(copy.random.uuid()).toBe(original.random.uuid());
    await count(copy);
    copy.clock.advance('1h');
    copy.faults.strike({ operation: 'read', vendor: 'counter' });
    expect([held(original), held(copy), copy.clock.now() - original.clock.now()]).toEqual([3, 6, 3_600_000]);
    expect([original.faults.list()[0]?.seen, copy.faults.list()[0]?.seen]).toEqual([0, 1]);
  });

  it('are forgotten when unused for their time to live, the default one and unlimited ones never', () => {
    const { worlds, clock } = houseOf();
    const first = worlds.select('visited');
    worlds.create('kept');
    worlds.create('brief', { ttl: '100ms' });
    clock.advance(900);
    expect(worlds.select('visited')).toBe(first);
    clock.advance(900);
    expect(worlds.list().map(({ name }) => name)).toEqual(['default', 'visited', 'kept']);
    clock.advance(200);
    expect(worlds.list().map(({ name }) => name)).toEqual(['default', 'kept']);
    expect(worlds.select('visited')).not.toBe(first);
  });

  it('are limited in number, and make room when one expires or is deleted', () => {
    const { worlds, clock } = houseOf({ maxWorlds: 3, ttlMs: 1_000 });
    worlds.select('a');
    worlds.create('b');
    expect(() => worlds.select('c')).toThrow(/3 worlds already/);
    expect(() => worlds.create('c')).toThrow(/3 worlds already/);
    worlds.delete('b');
    expect(worlds.select('c').name).toBe('c');
    clock.advance(1_000);
    expect(worlds.select('d').name).toBe('d');
  });

  it.each([[''], ['a b'], ['../a'], ['-a'], ['a'.repeat(65)], [5], [undefined], ['Ünï']])('are not named %p', (name) => {
    const { worlds } = houseOf();
    expect(() => worlds.create(name)).toThrow(/^name: /);
  });

  it.each([
    [{ seed: '' }, 'seed'],
    [{ ttl: 'soon' }, 'ttl'],
    [{ ttl: 0 }, 'ttl'],
    [{ clock: { mode: 'slow' } }, 'mode'],
    [{ clock: 'frozen' }, 'clock'],
    [{ strictness: 'lax' }, 'strictness'],
    [{ settings: { counter: { step: 0 } } }, 'counter.step'],
    [{ settings: { counter: { stepp: 1 } } }, 'counter'],
    [{ settings: { counter: { onCount: 1 } } }, 'counter'],
    [{ settings: { other: {} } }, 'settings'],
  ])('are not made by %p, and the field is named', (wishes, field) => {
    const { worlds } = houseOf();
    expect(() => worlds.create('a', wishes)).toThrow(expect.objectContaining({ field }) as Error);
    expect(worlds.list()).toHaveLength(1);
  });

  it('are told apart from those that are there, are not, or must not go', () => {
    const { worlds } = houseOf();
    worlds.create('a');
    const status = (wanted: number) => expect.objectContaining({ status: wanted }) as Error;
    expect(() => worlds.create('a')).toThrow(status(409));
    expect(() => worlds.create('b', {}, 'none')).toThrow(status(404));
    expect(() => worlds.find('none')).toThrow(status(404));
    expect(() => worlds.delete('none')).toThrow(status(404));
    expect(() => worlds.delete('default')).toThrow(status(409));
  });

  it('come back from a snapshot that went through JSON, without secrets', async () => {
    const { worlds } = houseOf();
    const world = worlds.create('a', { clock: { mode: 'frozen', time: '2026-01-01' } });
    world.settings('counter').change({ step: 4, key: 'secret' });
    await count(world);
    world.random.uuid();
    const text = JSON.stringify(world.snapshot());
    expect(text).not.toContain('secret');
    const other = worlds.create('b');
    other.restore(readWorldDocument(JSON.parse(text)));
    expect(JSON.stringify(other.snapshot())).toBe(text);
    expect([held(other), other.random.uuid(), other.clock.now()]).toEqual([4, world.random.uuid(), world.clock.now()]);
  });

  it('stay as they are when a snapshot cannot be understood', async () => {
    const { worlds } = houseOf();
    const world = worlds.default;
    world.clock.freeze('2026-01-01');
    await count(world);
    const before = world.snapshot();
    const spoilt: [object, string][] = [
      [{ ...before, vendors: { counter: [{ count: 5 }, { count: 'x' }] } }, 'vendors.counter[1].count'],
      [{ ...before, vendors: { other: [] } }, 'vendors.other'],
      [{ ...before, vendors: { counter: {} } }, 'vendors.counter'],
      [{ ...before, clock: { mode: 'frozen', time: 'x' } }, 'clock.time'],
      [{ ...before, clock: { mode: 'real' } }, 'clock.offsetMs'],
      [{ ...before, settings: { strictness: 'off', counter: { step: -1 } } }, 'counter.step'],
      [{ ...before, format: 2 }, 'format'],
      [{ ...before, position: 'zz' }, 'position'],
      [[], 'snapshot'],
    ];
    for (const [document, field] of spoilt) {
      expect(() => world.restore(readWorldDocument(document))).toThrow(expect.objectContaining({ field }) as Error);
      expect(world.snapshot()).toEqual(before);
    }
  });
});

describe('strictness', () => {
  it('refuses in the form of the vendor, warns, or lets pass', async () => {
    const { worlds } = houseOf();
    const world = worlds.default;
    const refused = await count(world, 'application/json');
    expect(refused).toEqual({
      status: 415,
      body: '<fault>415</fault>',
      headers: { 'content-type': 'application/xml', 'x-mock-reason': 'content-type must be text/plain' },
    });
    world.strictness = 'warn';
    expect(await count(world, 'application/json')).toMatchObject({
      status: 200,
      headers: { 'x-mock-warning': 'content-type must be text/plain' },
    });
    world.strictness = 'off';
    expect((await count(world, 'application/json')).headers).toBeUndefined();
    expect(held(world)).toBe(2);
    expect(world.calls.list().map(({ status, reason, warnings }) => [status, reason, warnings])).toEqual([
      [415, 'content-type must be text/plain', undefined],
      [200, undefined, ['content-type must be text/plain']],
      [200, undefined, undefined],
    ]);
  });
});
