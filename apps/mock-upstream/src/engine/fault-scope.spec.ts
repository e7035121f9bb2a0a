import { Faults, type Fault } from './faults';
import { Journal } from './journal/journal';
import type { JournalEntry } from './journal/journal-entry';

let time = 0;
const faultsOf = (seed = 'a') => new Faults({ now: () => time, seed: () => seed });
beforeEach(() => (time = Date.parse('2026-03-01T12:00:00Z')));

const struck = (faults: Faults, calls: number, entry?: JournalEntry): boolean[] =>
  Array.from({ length: calls }, () => faults.strike({ vendor: 'hat', operation: 'persons', method: 'POST', entry }).fault !== undefined);

const added = (fault: Partial<Fault>, seed?: string): Faults => {
  const faults = faultsOf(seed);
  faults.add({ operation: '*', kind: 'status', status: 500, ...fault } as Fault);
  return faults;
};

describe('a fault by chance', () => {
  it('strikes its share of calls, the same ones for the same seed', () => {
    const run = (seed: string) => struck(added({ probability: 0.3 }, seed), 1_000);
    expect(run('a')).toEqual(run('a'));
    expect(run('a')).not.toEqual(run('b'));
    const share = run('a').filter(Boolean).length;
    expect(share).toBeGreaterThan(240);
    expect(share).toBeLessThan(360);
    expect(struck(added({ probability: 0 }), 50)).not.toContain(true);
    expect(struck(added({ probability: 1 }), 50)).not.toContain(false);
  });

  it('goes on in a copy where it was, and both go their own ways', () => {
    const original = added({ probability: 0.5 });
    struck(original, 100);
    const copy = faultsOf('other');
    copy.copyFrom(original);
    expect(struck(copy, 100)).toEqual(struck(original, 100));
    expect(copy.list()).toEqual(original.list());
    copy.clear();
    expect(original.list()).toHaveLength(1);
  });

  it('delays by a time between two, drawn from the seed', () => {
    const delays = (seed: string) => {
      const faults = faultsOf(seed);
      faults.add({ operation: '*', kind: 'delay', ms: 100, toMs: 200 });
      return Array.from({ length: 200 }, () => faults.strike({ operation: 'x' }).beforeMs);
    };
    expect(delays('a')).toEqual(delays('a'));
    expect(delays('a').every((ms) => ms >= 100 && ms <= 200)).toBe(true);
    expect(new Set(delays('a')).size).toBeGreaterThan(50);
  });
});

describe('the window of a fault', () => {
  it('is told by moments of the clock of the world', () => {
    const faults = added({ from: '2026-03-01T13:00:00Z', until: '2026-03-01T14:00:00Z' });
    const at = (moment: string) => {
      time = Date.parse(moment);
      return struck(faults, 1)[0];
    };
    expect(['12:59:59', '13:00:00', '13:59:59', '14:00:00'].map((hour) => at(`2026-03-01T${hour}Z`))).toEqual([false, true, true, false]);
    expect(faults.list()).toMatchObject([{ seen: 2, struck: 2 }]);
  });

  it('is told by a duration, from when the fault was added or from its beginning', () => {
    const now = added({ for: '10m' });
    const later = added({ from: '2026-03-01T13:00:00Z', for: '10m' });
    time += 599_999;
    expect([struck(now, 1), struck(later, 1)]).toEqual([[true], [false]]);
    time += 1;
    expect(struck(now, 1)).toEqual([false]);
    time = Date.parse('2026-03-01T13:09:59Z');
    expect(struck(later, 1)).toEqual([true]);
  });

  it('with a stretch makes a quota that begins again', () => {
    const faults = added({ after: 3, per: '1m' });
    expect(struck(faults, 5)).toEqual([false, false, false, true, true]);
    time += 60_000;
    expect(struck(faults, 5)).toEqual([false, false, false, true, true]);
    time += 59_999;
    expect(struck(faults, 1)).toEqual([true]);
  });
});

describe('a fault that looks at the call', () => {
  const journal = new Journal({ maskKey: 'm' });
  const arrived = (path: string, body?: object): JournalEntry =>
    journal.begin(
      { vendor: 'hat', operation: 'persons', method: 'POST', path, headers: { 'x-kind': 'a' }, body: body && JSON.stringify(body) },
      0,
      0,
    );
  const batch = arrived('/persons', { items: [{ personId: '1', name: 'ANA' }, { personId: '2' }] });
  const look = arrived('/persons/42?key=a%20b');

  it.each<[string, Fault['match'], JournalEntry, boolean]>([
    ['a key in the body', { keys: ['7', '2'] }, batch, true],
    ['no such key', { keys: ['7'] }, batch, false],
    ['a key in the path', { keys: ['42'] }, look, true],
    ['a key in the query', { keys: ['a b'] }, look, true],
    ['a key by pattern', { keysLike: '^[2-9]$' }, batch, true],
    ['no key by pattern', { keysLike: '^3' }, batch, false],
    ['a field of the body', { body: { paths: { 'items[*].name': 'ANA' } } }, batch, true],
    ['another field', { body: { paths: { 'items[*].name': 'EVA' } } }, batch, false],
    ['a header', { headers: { 'X-Kind': 'a' } }, look, true],
    ['a header and a path that is another', { headers: { 'X-Kind': 'a' }, path: '/other' }, look, false],
  ])('%s', (_name, match, entry, expected) => {
    const faults = added({ match });
    expect(struck(faults, 1, entry)).toEqual([expected]);
    expect(faults.list()).toMatchObject([{ seen: expected ? 1 : 0 }]);
  });

  it('strikes by method', () => {
    const faults = added({ method: 'GET' });
    expect(struck(faults, 1)).toEqual([false]);
    expect(faults.strike({ operation: 'x', method: 'GET' }).fault).toBeDefined();
  });
});
