import { WorldClock } from './clock';
import { Pauses } from './pauses';

const settledOf = (wait: Promise<void>) => {
  const seen = { settled: false };
  void wait.then(() => (seen.settled = true));
  return seen;
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('pauses', () => {
  it('of a frozen world end when its clock was moved far enough, each in its time', async () => {
    const clock = new WorldClock();
    clock.freeze();
    const pauses = new Pauses(clock);
    const [short, long] = [settledOf(pauses.wait(1_000)), settledOf(pauses.wait(5_000))];
    clock.advance(999);
    await turn();
    expect([short.settled, long.settled]).toEqual([false, false]);
    clock.advance(1);
    await turn();
    expect([short.settled, long.settled]).toEqual([true, false]);
    clock.set(clock.now() + 60_000);
    await turn();
    expect(long.settled).toBe(true);
  });

  it('of a world whose clock runs take real time, and end early when it is moved forward', async () => {
    const clock = new WorldClock();
    const pauses = new Pauses(clock);
    await pauses.wait(1);
    const hour = pauses.wait(3_600_000);
    clock.advance('1h');
    await hour;
  });

  it('go on by real time when a frozen clock runs again', async () => {
    const clock = new WorldClock();
    clock.freeze();
    const wait = new Pauses(clock).wait(2);
    clock.real();
    await wait;
  });

  it('end when they are let go, and once closed there are no more', async () => {
    const clock = new WorldClock();
    clock.freeze();
    const pauses = new Pauses(clock);
    const waits = [pauses.wait(1_000), pauses.wait(2_000)];
    pauses.release();
    await Promise.all(waits);
    const later = settledOf(pauses.wait(1_000));
    await turn();
    expect(later.settled).toBe(false);
    pauses.close();
    await turn();
    expect(later.settled).toBe(true);
    await pauses.wait(3_600_000);
  });
});
