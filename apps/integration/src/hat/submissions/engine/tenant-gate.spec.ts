import type { GateState, HatGateStore } from '@ponte/persistence';
import { TenantGate } from './tenant-gate';

const freshMs = 400;

/** A gate whose database answers when told to, on a clock that stands still between. */
function scene() {
  let now = 1_000;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  const reads: { answer(state: Partial<GateState>): void; fail(): void }[] = [];
  const calls: string[] = [];
  const store = {
    read: () =>
      new Promise<GateState>((resolve, reject) => {
        reads.push({
          answer: (state) => resolve({ closed: false, failures: 0, ...state } as GateState),
          fail: () => reject(new Error('away')),
        });
      }),
    coolDown: (_tenant: number, reason: string) => Promise.resolve(calls.push(reason)),
    recover: () => Promise.resolve(void calls.push('recover')),
  } as unknown as HatGateStore;
  const gate = new TenantGate(1, store, { backoffBaseMs: 10, backoffMaxMs: 100 }, freshMs, () => 0);
  const ask = async (state: Partial<GateState> | 'fail', takesMs = 0) => {
    const open = gate.isOpen();
    now += takesMs;
    if (state === 'fail') reads.at(-1)?.fail();
    else reads.at(-1)?.answer(state);
    return open;
  };
  return { gate, reads, calls, ask, pass: (ms: number) => (now += ms) };
}

describe('what a replica knows of the gate', () => {
  afterEach(() => jest.restoreAllMocks());

  it('is asked of the database when it is older than half a second or so, once for all who ask', async () => {
    const { gate, reads, ask, pass } = scene();
    const both = Promise.all([gate.isOpen(), gate.isOpen()]);
    reads[0]?.answer({});
    expect(await both).toEqual([true, true]);
    pass(freshMs);
    expect(await gate.isOpen()).toBe(true);
    expect(reads).toHaveLength(1);
    pass(1);
    expect(await ask({ closed: true })).toBe(false);
    expect(reads).toHaveLength(2);
  });

  it('is asked anew when somebody switched it', async () => {
    const { gate, ask } = scene();
    expect(await ask({})).toBe(true);
    gate.forget();
    expect(await ask({ closed: true })).toBe(false);
  });

  it('keeps it shut while the database does not answer', async () => {
    const { ask, pass } = scene();
    expect(await ask({})).toBe(true);
    pass(freshMs + 1);
    expect(await ask('fail')).toBe(false);
    expect(await ask({})).toBe(true);
  });

  it('opens nothing that was only open before the database fell silent for a while', async () => {
    const { ask } = scene();
    expect(await ask({}, freshMs)).toBe(true);
    const { ask: slow } = scene();
    expect(await slow({}, 1_000)).toBe(false);
  });

  it('tells the database that HAT answers again only where it had failed', async () => {
    const { gate, ask, calls } = scene();
    await ask({});
    await gate.succeed();
    expect(calls).toEqual([]);
    gate.forget();
    await ask({ failures: 2 });
    await gate.succeed();
    await gate.succeed();
    expect(calls).toEqual(['recover']);
  });

  it('gives the reason of a cool-down without a word of the call', async () => {
    const { gate, calls } = scene();
    const facts = { operation: 'persons', durationMs: 1 };
    await gate.hold({
      kind: 'trouble',
      action: 'hold',
      applied: 'no',
      reason: 'VENDOR_FAULT',
      message: 'CPF 52998224725',
      facts: { ...facts, status: 503 },
    });
    await gate.hold({
      kind: 'trouble',
      action: 'hold',
      applied: 'no',
      reason: 'UNREACHABLE',
      facts: { ...facts, failure: 'ECONNREFUSED' },
    });
    expect(calls).toEqual(['VENDOR_FAULT (503)', 'UNREACHABLE (ECONNREFUSED)']);
  });
});
