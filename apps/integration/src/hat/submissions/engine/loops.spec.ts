import type { BatchVerdict, HatResultStore } from '@ponte/persistence';
import { inParallel } from './in-parallel';
import { ResultWriter } from './result-writer';
import { WakeableLoop } from '../../../scheduling/wakeable-loop';

/** A promise with its handle. */
function latch(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe('work in parallel', () => {
  it('does everything once, never more than so many at a time', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    await inParallel(
      Array.from({ length: 20 }, (_, index) => index),
      3,
      async (item) => {
        most = Math.max(most, ++running);
        await Promise.resolve();
        running--;
        done.push(item);
      },
    );
    expect(most).toBe(3);
    expect(done.sort((left, right) => left - right)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  it('throws the first failure only when everything under way has ended', async () => {
    const slow = latch();
    const ended: number[] = [];
    const run = inParallel([1, 2], 2, async (item) => {
      if (item === 1) throw new Error('first');
      await slow.opened;
      ended.push(item);
    });
    const failed = expect(run).rejects.toThrow('first');
    slow.open();
    await failed;
    expect(ended).toEqual([2]);
  });
});

describe('a loop that can be woken', () => {
  it('goes on at once after 0, sleeps until woken after Infinity, and does not lose a wake during a step', async () => {
    const steps = [latch(), latch(), latch(), latch()];
    const pauses = [0, Infinity, Infinity, Infinity];
    let count = 0;
    const wakeDuringStep = 2;
    const loop: WakeableLoop = new WakeableLoop(
      () => {
        const step = count++;
        if (step === wakeDuringStep) loop.wake();
        steps[step]?.open();
        return Promise.resolve(pauses[step] ?? Infinity);
      },
      () => 0,
    );
    loop.start();
    await steps[1]?.opened;
    expect(count).toBe(2);
    loop.wake();
    await steps[3]?.opened;
    await loop.stop();
    expect(count).toBe(4);
  });

  it('tells of a step that threw and goes on', async () => {
    const again = latch();
    const faults: unknown[] = [];
    let count = 0;
    const loop = new WakeableLoop(
      () => {
        if (count++ === 0) return Promise.reject(new Error('stumbled'));
        again.open();
        return Promise.resolve(Infinity);
      },
      (fault) => {
        faults.push(fault);
        return 0;
      },
    );
    loop.start();
    await again.opened;
    await loop.stop();
    expect(faults).toEqual([new Error('stumbled')]);
  });

  it('stops only when the step under way has ended, and begins none after', async () => {
    const [began, finish] = [latch(), latch()];
    let count = 0;
    const loop = new WakeableLoop(
      async () => {
        count++;
        began.open();
        await finish.opened;
        return 0;
      },
      () => 0,
    );
    loop.start();
    await began.opened;
    let stopped = false;
    const stop = loop.stop().then(() => (stopped = true));
    await Promise.resolve();
    expect(stopped).toBe(false);
    finish.open();
    await stop;
    expect(count).toBe(1);
  });
});

describe('the writer of results', () => {
  const verdict = (batchId: string): BatchVerdict => ({ batchId, leaseId: 'l', state: 'settled', settle: [], requeue: [] });
  const writerOn = (apply: HatResultStore['apply'], onFault: () => Promise<'again' | 'alone' | 'leave'> = () => Promise.resolve('again')) =>
    new ResultWriter({ apply } as HatResultStore, 7, 1_000, () => undefined, onFault);
  const idsOf = (verdicts: readonly BatchVerdict[]) => verdicts.map((one) => one.batchId);

  it('stores together what gathered while it was writing, each verdict once, and answers each when it is stored', async () => {
    const groups: string[][] = [];
    const [writing, release] = [latch(), latch()];
    const writer = writerOn(async (_, verdicts) => {
      groups.push(idsOf(verdicts));
      writing.open();
      if (groups.length === 1) await release.opened;
      return {};
    });
    const stored: string[] = [];
    const write = (id: string) => writer.write(verdict(id)).then(() => stored.push(id));
    const first = write('1');
    await writing.opened;
    const rest = ['2', '3', '4'].map(write);
    expect(stored).toEqual([]);
    release.open();
    await Promise.all([first, ...rest]);
    expect(groups).toEqual([['1'], ['2', '3', '4']]);
    await write('5');
    expect(groups).toHaveLength(3);
  });

  it('tries again while the database is away, and nothing overtakes', async () => {
    let tries = 0;
    const groups: string[][] = [];
    const writer = writerOn((_, verdicts) => {
      if (++tries <= 2) return Promise.reject(new Error('away'));
      groups.push(idsOf(verdicts));
      return Promise.resolve({});
    });
    await Promise.all([writer.write(verdict('1')), writer.write(verdict('2'))]);
    expect(groups).toEqual([['1', '2']]);
  });

  it('lets go when told to: the batch is found by its lease, and later verdicts are stored', async () => {
    let away = true;
    const groups: string[][] = [];
    const writer = writerOn(
      (_, verdicts) => {
        if (away) return Promise.reject(new Error('away'));
        groups.push(idsOf(verdicts));
        return Promise.resolve({});
      },
      () => Promise.resolve('leave'),
    );
    await writer.write(verdict('1'));
    away = false;
    await writer.write(verdict('2'));
    expect(groups).toEqual([['2']]);
  });

  it('stores the others when one verdict cannot be stored, and does not try that one for ever', async () => {
    const groups: string[][] = [];
    const writer = writerOn(
      (_, verdicts) => {
        if (idsOf(verdicts).includes('bad')) return Promise.reject(new Error('cannot be stored'));
        groups.push(idsOf(verdicts));
        return Promise.resolve({});
      },
      () => Promise.resolve('alone'),
    );
    await Promise.all(['1', 'bad', '2'].map((id) => writer.write(verdict(id))));
    expect(groups).toEqual([['1'], ['2']]);
  });
});
