import type { MedseniorItem, MedseniorQuery } from '@ponte/medsenior/client';
import type { Tenant } from '../../config/tenant';
import { MirrorRound, type MirrorPorts } from './mirror-round';

const medsenior = { baseUrl: 'http://127.0.0.1', pageSize: 1, maxAddressLength: 2_000, timeoutMs: 10, backoffBaseMs: 1, backoffMaxMs: 1 };
const tenant = { id: 1, medsenior } as Tenant;

describe('a round of the mirror', () => {
  const item = (guia: string): MedseniorItem => ({ text: `{"guia":"${guia}"}`, guide: { guia }, leftOut: [] });
  const lastPage = { items: [], hasNext: false };

  /** @param pageOf what MedSenior answers to a search */
  const roundOver = async (pageOf: (query: MedseniorQuery) => { items: MedseniorItem[]; hasNext: boolean }) => {
    const watched = [[{ matricula: '1', lastError: null }], []];
    const search = jest.fn((_: Tenant, query: MedseniorQuery) =>
      Promise.resolve({ kind: 'answered', at: new Date(0), outcome: { kind: 'page', messages: [], facts: {}, ...pageOf(query) } }),
    );
    const complete = jest.fn((..._: unknown[]) => Promise.resolve(0));
    const fail = jest.fn((..._: unknown[]) => Promise.resolve());
    const ports = {
      gateway: { search },
      gates: { recover: () => Promise.resolve(), coolDown: () => Promise.resolve() },
      mirror: { complete, fail, store: () => Promise.resolve({ guides: [], history: [], events: [] }) },
      watch: { now: () => Promise.resolve('2026-01-01 00:00:00+00'), due: () => Promise.resolve(watched.shift()) },
      random: () => 0,
    } as unknown as MirrorPorts;
    const round = new MirrorRound(tenant, ports, { task: 't', epoch: 1 }, new AbortController().signal);
    await round.run();
    return { round, search, complete, fail };
  };

  it('calls nothing absent when a list never ends', async () => {
    const { round, search, complete, fail } = await roundOver(({ page }) => ({ items: [item(`G${page}`)], hasNext: true }));
    expect(complete).not.toHaveBeenCalled();
    expect(fail).toHaveBeenCalledWith(1, expect.anything(), ['1'], 'ENDLESS_LIST (-)');
    expect(search).toHaveBeenCalledTimes(10_000);
    expect(round.counts).toMatchObject({ beneficiaries: 0, failures: 1 });
  });

  it.each([true, false])('stops at once when MedSenior answers the first page again (next page said to come: %s)', async (hasNext) => {
    const { search, complete, fail } = await roundOver(({ page }) => ({ items: [item('G')], hasNext: page === 1 || hasNext }));
    expect(complete).not.toHaveBeenCalled();
    expect(fail).toHaveBeenCalledTimes(1);
    expect(search).toHaveBeenCalledTimes(2);
  });

  it('compares what was read to its end with what was known', async () => {
    const { complete, fail } = await roundOver(({ status, page }) =>
      status === 1 && (page ?? 0) < 3 ? { items: [item(`G${page}`)], hasNext: true } : lastPage,
    );
    expect(complete).toHaveBeenCalledWith(1, expect.anything(), ['1'], new Date(0), ['G1', 'G2']);
    expect(fail).not.toHaveBeenCalled();
  });
});
