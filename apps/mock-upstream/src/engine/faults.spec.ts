import fc from 'fast-check';
import { Faults, type Fault } from './faults';

const struckBy = (fault: Fault, operations: readonly string[]): boolean[] => {
  const faults = new Faults();
  faults.add(fault);
  return operations.map((operation) => faults.strike({ operation }).fault !== undefined);
};

describe('Faults', () => {
  it('strike the first so many calls of their operation, then let all pass', () => {
    expect(struckBy({ operation: 'persons', kind: 'resetBefore', first: 2 }, ['persons', 'integration', 'persons', 'persons'])).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('strike every nth call after those that pass', () => {
    const operations = new Array<string>(7).fill('persons');
    expect(struckBy({ operation: '*', kind: 'resetAfter', after: 1, every: 3 }, operations)).toEqual([
      false,
      false,
      false,
      true,
      false,
      false,
      true,
    ]);
  });

  it('never strike more often than asked', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }), fc.nat(40), (after, every, first, calls) => {
        const operations = new Array<string>(calls).fill('persons');
        const struck = struckBy({ operation: 'persons', kind: 'resetBefore', after, every, first }, operations).filter(Boolean).length;
        expect(struck).toBe(Math.min(first, Math.max(0, Math.floor((calls - after) / every))));
      }),
    );
  });

  it('add delays up and take the first other fault', () => {
    const faults = new Faults();
    faults.add({ operation: '*', kind: 'delay', ms: 5 });
    faults.add({ operation: '*', kind: 'delay', ms: 7 });
    faults.add({ operation: 'persons', kind: 'status', status: 500 });
    faults.add({ operation: 'persons', kind: 'resetBefore' });
    expect(faults.strike({ operation: 'persons' })).toMatchObject({ beforeMs: 12, fault: { kind: 'status' } });
    faults.clear();
    expect(faults.strike({ operation: 'persons' })).toEqual({ beforeMs: 0, afterMs: 0, items: [], wire: [], struck: [] });
  });
});
