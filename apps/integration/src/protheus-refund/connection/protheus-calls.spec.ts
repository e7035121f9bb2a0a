import type { ProtheusCallOptions, ProtheusClient } from '@ponte/protheus-refund/client';
import type { Tenant } from '../../config/tenant';
import type { CallGates } from '../gate/call-gates';
import type { ExchangeLog } from './exchange-log';
import { ProtheusCalls } from './protheus-calls.service';

const timeoutMs = 1_000;
const tenant = { id: 1, name: 'x', protheus: { timeoutMs, ratePerSecond: 1 } } as unknown as Tenant;
const page = (hasNext: boolean) => ({ kind: 'page', items: [{}], hasNext, facts: {} });

describe('reading all pages of a list under a rate', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  /** Reads as many pages, each after so long a wait for its permit. @returns ms that each page had */
  async function read(pages: number, waitMs: number) {
    const left: number[] = [];
    async function* answers(options: () => ProtheusCallOptions) {
      for (let number = 1; number <= pages; number++) {
        left.push((options().deadline?.getTime() ?? 0) - Date.now());
        yield await Promise.resolve(page(number < pages));
      }
    }
    const client = { medicationPages: (_: unknown, __: unknown, options: () => ProtheusCallOptions) => answers(options) };
    const gates = {
      permission: (_: Tenant, withinMs: number) => {
        jest.advanceTimersByTime(Math.min(waitMs, withinMs));
        return Promise.resolve(waitMs <= withinMs ? 'granted' : 'late');
      },
    };
    const log = { add: () => undefined };
    const calls = new ProtheusCalls(client as unknown as ProtheusClient, gates as unknown as CallGates, log as unknown as ExchangeLog);
    const outcome = await calls.medicationsOf(tenant, { subscriberId: '1' }, new AbortController().signal);
    return { left, outcome };
  }

  it('leaves the calls the time that was spent in waiting for permits', async () => {
    const { left, outcome } = await read(3, timeoutMs);
    expect(left).toEqual([3 * timeoutMs, 3 * timeoutMs, 3 * timeoutMs]);
    expect(outcome).toHaveLength(3);
  });

  it('is given up as not permitted, never as a failure of Protheus, when permits take longer than the claim lasts', async () => {
    const { left, outcome } = await read(5, 900);
    expect(left).toHaveLength(3);
    expect(outcome).toEqual({ kind: 'not-permitted', reason: 'late' });
  });
});
