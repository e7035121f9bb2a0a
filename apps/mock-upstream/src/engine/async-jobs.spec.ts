import fc from 'fast-check';
import { AsyncJobs } from './async-jobs';

type Applied = { work: number; at: number };

function jobsInto(applied: Applied[], keep?: number): AsyncJobs<number, number> {
  return new AsyncJobs((work, at) => {
    applied.push({ work, at });
    return work;
  }, keep);
}

describe('AsyncJobs', () => {
  it('walks a token from waiting over processing to its outcome, with the clock', () => {
    const jobs = jobsInto([]);
    jobs.accept('t', 7, { acceptedAt: 1_000, processingMs: 100 });
    const phaseAt = (now: number) => {
      jobs.advance(now);
      return jobs.progress('t', now);
    };
    expect(phaseAt(1_000)).toEqual({ phase: 'waiting', work: 7 });
    expect(phaseAt(1_050)).toEqual({ phase: 'processing', work: 7 });
    expect(phaseAt(1_100)).toEqual({ phase: 'final', outcome: 7 });
    expect(jobs.progress('other', 1_100)).toEqual({ phase: 'unknown' });
  });

  it('is final at the first look when processing takes no time', () => {
    const jobs = jobsInto([]);
    jobs.accept('t', 1, { acceptedAt: 5, processingMs: 0 });
    jobs.advance(5);
    expect(jobs.progress('t', 5)).toEqual({ phase: 'final', outcome: 1 });
  });

  it('applies in arrival order whatever the processing times are and whenever it is looked at', () => {
    const step = fc.record({ wait: fc.nat(50), processingMs: fc.nat(200), look: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const applied: Applied[] = [];
        const jobs = jobsInto(applied);
        let now = 0;
        steps.forEach(({ wait, processingMs, look }, index) => {
          now += wait;
          if (look) jobs.advance(now);
          jobs.accept(String(index), index, { acceptedAt: now, processingMs });
        });
        jobs.advance(now + 1_000);
        expect(applied.map(({ work }) => work)).toEqual(steps.map((_, index) => index));
        expect(applied.map(({ at }) => at)).toEqual(applied.map(({ at }) => at).sort((left, right) => left - right));
      }),
    );
  });

  it('lets a late job be overtaken', () => {
    const applied: Applied[] = [];
    const jobs = jobsInto(applied);
    jobs.accept('late', 1, { acceptedAt: 0, processingMs: 10, lateMs: 100 });
    jobs.accept('next', 2, { acceptedAt: 1, processingMs: 10 });
    jobs.advance(50);
    jobs.advance(200);
    expect(applied).toEqual([
      { work: 2, at: 11 },
      { work: 1, at: 110 },
    ]);
  });

  it('applies a hidden job and denies its token', () => {
    const applied: Applied[] = [];
    const jobs = jobsInto(applied);
    jobs.accept('t', 1, { acceptedAt: 0, processingMs: 0 }, true);
    jobs.advance(0);
    expect(applied).toHaveLength(1);
    expect(jobs.progress('t', 0)).toEqual({ phase: 'unknown' });
  });

  it('forgets the oldest finished tokens, never one that waits', () => {
    const jobs = jobsInto([], 10);
    jobs.accept('waits', 0, { acceptedAt: 0, processingMs: 0, lateMs: 1_000 });
    for (let index = 1; index <= 30; index++) {
      jobs.accept(String(index), index, { acceptedAt: index, processingMs: 0 });
      jobs.advance(index);
    }
    expect(jobs.progress('1', 30).phase).toBe('unknown');
    expect(jobs.progress('30', 30).phase).toBe('final');
    expect(jobs.progress('waits', 30).phase).toBe('waiting');
  });
});
