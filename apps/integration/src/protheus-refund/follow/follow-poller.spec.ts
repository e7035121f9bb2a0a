import type { ProtheusFollowStore } from '@ponte/persistence/protheus-refund';
import type { TenantRegistry } from '../../config/tenant-registry';
import type { ProtheusCalls } from '../connection/protheus-calls.service';
import type { CallGates } from '../gate/call-gates';
import type { ProtheusMetrics } from '../protheus-metrics';
import { FollowPoller } from './follow-poller.service';

const tenant = { id: 1, name: 'x', protheus: { enabled: true, timeoutMs: 1_000, pollIntervalMs: 60_000 } };
const trouble = { kind: 'trouble', delivery: 'unknown', action: 'hold' };

type Answer = (signal: AbortSignal) => Promise<unknown>;

describe.each(['prescriptions', 'refunds'] as const)('a look at %s', (kind) => {
  let poller: FollowPoller;

  /** One look whose call is answered so, then the shutdown. */
  const lookAnswered = async (answer: Answer) => {
    const watches = [{ kind, key: 'k', epoch: 1 }];
    const putBack = jest.fn(() => Promise.resolve());
    const looked = jest.fn();
    const hold = jest.fn(() => Promise.resolve());
    const succeed = jest.fn(() => Promise.resolve());
    const asked = new Promise<void>((resolve) => {
      const call = (signal: AbortSignal) => {
        resolve();
        return answer(signal);
      };
      const calls = {
        medicationsOf: (_: unknown, __: unknown, signal: AbortSignal) => call(signal),
        refundsOf: (_: unknown, __: unknown, signal: AbortSignal) => call(signal),
      };
      const follows = { claim: () => Promise.resolve(watches.pop()), nextDueMs: () => Promise.resolve(undefined), putBack };
      const gates = { hold, switchOf: () => ({ isPaused: () => Promise.resolve(false), coolingMs: () => Promise.resolve(0), succeed }) };
      poller = new FollowPoller(
        { all: () => [tenant] } as unknown as TenantRegistry,
        follows as unknown as ProtheusFollowStore,
        calls as unknown as ProtheusCalls,
        gates as unknown as CallGates,
        { looked } as unknown as ProtheusMetrics,
      );
    });
    poller.onApplicationBootstrap();
    await asked;
    // What was answered at once is dealt with before the shutdown begins.
    await new Promise(setImmediate);
    await poller.beforeApplicationShutdown();
    return { putBack, looked, hold, succeed };
  };

  it.each(['paused', 'late'])('that was not permitted (%s) is no failure, and is left to its lease', async (reason) => {
    const { putBack, looked } = await lookAnswered(() => Promise.resolve({ kind: 'not-permitted', reason }));
    expect(putBack).not.toHaveBeenCalled();
    expect(looked).not.toHaveBeenCalled();
  });

  it('that the shutdown gave up is no failure, and is left to its lease', async () => {
    const { putBack, looked, hold } = await lookAnswered(
      (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(trouble))),
    );
    expect(putBack).not.toHaveBeenCalled();
    expect(looked).not.toHaveBeenCalled();
    expect(hold).not.toHaveBeenCalled();
  });

  it('that Protheus has no time for rests the tenant', async () => {
    const busy = { kind: 'trouble', delivery: 'answered', action: 'rate-limited', retryAfterMs: 5_000 };
    expect((await lookAnswered(() => Promise.resolve(busy))).hold).toHaveBeenCalledWith(tenant, busy);
  });

  it('that Protheus failed is put back as failed, and the tenant rests', async () => {
    const { putBack, looked, hold, succeed } = await lookAnswered(() => Promise.resolve(trouble));
    expect(putBack).toHaveBeenCalledWith(1, expect.objectContaining({ kind }), { everyMs: 60_000, changed: false, failed: true });
    expect(looked).toHaveBeenCalledWith('x', kind, 'failed');
    expect(hold).toHaveBeenCalledWith(tenant, trouble);
    expect(succeed).not.toHaveBeenCalled();
  });

  it.each(['fail', 'hold'])('that Protheus answered with a refusal (%s) is put back as failed, and nobody else rests', async (action) => {
    const { putBack, hold } = await lookAnswered(() => Promise.resolve({ kind: 'trouble', delivery: 'answered', action }));
    expect(putBack).toHaveBeenCalledWith(1, expect.objectContaining({ kind }), { everyMs: 60_000, changed: false, failed: true });
    expect(hold).not.toHaveBeenCalled();
  });
});
