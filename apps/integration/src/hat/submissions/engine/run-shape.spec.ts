import { RunPace } from './run-shape';

const seen = (...durations: number[]): number => {
  const pace = new RunPace({ runMs: 500, batchesPerSlot: 32 });
  for (const duration of durations) pace.saw(duration);
  return pace.callsPerSlot();
};
const often = (duration: number): number[] => Array.from({ length: 100 }, () => duration);

describe('the pace of a run', () => {
  it('begins with a few calls a slot', () => expect(seen()).toBe(4));
  it('claims as much as is allowed where answers are quick', () => expect(seen(...often(3))).toBe(32));
  it('claims one call a slot where an answer takes longer than a run should', () => expect(seen(...often(30_000))).toBe(1));
  it('follows a vendor that becomes slow', () => expect(seen(...often(3), ...often(100))).toBe(5));
  it('is not thrown by one slow answer among quick ones', () => expect(seen(...often(10), 200)).toBeGreaterThan(10));
});
