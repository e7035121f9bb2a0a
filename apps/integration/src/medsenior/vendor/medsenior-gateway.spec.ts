import type { HttpSender } from '@ponte/common';
import { MedseniorClient } from '@ponte/medsenior/client';
import type { MedseniorGateStore } from '@ponte/persistence/medsenior';
import type { Tenant } from '../../config/tenant';
import { MedseniorGateway } from './medsenior-gateway.service';

const medsenior = { baseUrl: 'http://127.0.0.1', clientId: 'c', clientSecret: 's', ratePerSecond: 5, backoffBaseMs: 1_000 };
const tenant = { id: 1, medsenior } as Tenant;

describe('the way to MedSenior', () => {
  const calls: string[] = [];
  const sender = {
    send: ({ operation }: { operation: string }) => {
      calls.push(operation);
      return Promise.resolve({ status: 503, headers: {}, body: '', durationMs: 1 });
    },
  };
  const searchWhen = (state: { paused: boolean; quietMs: number }) => {
    const gates: Pick<MedseniorGateStore, 'take' | 'read'> = {
      take: () => Promise.resolve({ kind: 'taken', waitMs: 1, at: new Date(0) }),
      read: () => Promise.resolve(state as Awaited<ReturnType<MedseniorGateStore['read']>>),
    };
    const client = new MedseniorClient(sender as Pick<HttpSender, 'send'> as HttpSender, { now: () => new Date(0) });
    const options = { signal: new AbortController().signal, keepsBackOff: false, maxWaitMs: 10, timeoutMs: 10 };
    return new MedseniorGateway(client, gates as MedseniorGateStore).search(tenant, { status: 1 }, options);
  };

  beforeEach(() => calls.splice(0));

  it('calls nobody when silence was asked for while it waited for its place', async () => {
    expect(await searchWhen({ paused: false, quietMs: 5_000 })).toEqual({ kind: 'closed', reason: 'quiet', waitMs: 5_000 });
    expect(calls).toEqual([]);
  });

  it('calls nobody when it was paused meanwhile', async () => {
    expect(await searchWhen({ paused: true, quietMs: 0 })).toEqual({ kind: 'closed', reason: 'paused' });
    expect(calls).toEqual([]);
  });

  it('calls when the way is still open', async () => {
    expect(await searchWhen({ paused: false, quietMs: 0 })).toMatchObject({ kind: 'answered' });
    expect(calls).toEqual(['auth']);
  });
});
