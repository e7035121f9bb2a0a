import type { MedseniorCallFacts, MedseniorItem, MedseniorPage, MedseniorPageOutcome, MedseniorQuery } from '@ponte/medsenior/client';
import type { Tenant } from '../../config/tenant';
import type { SearchAnswer } from '../vendor/medsenior-gateway.service';
import { MirrorRound, type MirrorPorts } from './mirror-round';

const medsenior = { baseUrl: 'http://127.0.0.1', pageSize: 1, maxAddressLength: 2_000, timeoutMs: 10, backoffBaseMs: 1, backoffMaxMs: 1 };
const tenant = { id: 1, medsenior } as Tenant;

describe('a round of the mirror', () => {
  const item = (guia: string): MedseniorItem => ({ text: `{"guia":"${guia}"}`, guide: { guia }, leftOut: [] });
  const lastPage = { items: [], hasNext: false };

  /** @param answerOf what MedSenior, or the gate before it, answers to a search */
  const roundOf = (answerOf: (query: MedseniorQuery) => SearchAnswer) => {
    const watched = [[{ matricula: '1', lastError: null }], []];
    const search = jest.fn((_: Tenant, query: MedseniorQuery) => Promise.resolve(answerOf(query)));
    const complete = jest.fn((..._: unknown[]) => Promise.resolve(0));
    const fail = jest.fn((..._: unknown[]) => Promise.resolve());
    const pause = jest.fn((..._: unknown[]) => Promise.resolve());
    const coolDown = jest.fn((..._: unknown[]) => Promise.resolve());
    const ports: MirrorPorts = {
      gateway: { search },
      gates: { recover: () => Promise.resolve(), coolDown },
      mirror: { complete, fail, store: () => Promise.resolve({ guides: [], history: [], events: [] }) },
      watch: { now: () => Promise.resolve('2026-01-01 00:00:00+00'), due: () => Promise.resolve(watched.shift() ?? []) },
      random: () => 0,
      pause,
    };
    const round = new MirrorRound(tenant, ports, { task: 't', epoch: 1 }, new AbortController().signal);
    return { round, search, complete, fail, coolDown, pause };
  };
  const answered = (outcome: MedseniorPageOutcome): SearchAnswer => ({ kind: 'answered', at: new Date(0), outcome });
  const facts: MedseniorCallFacts = { operation: 'autorizacoes', status: 200, durationMs: 1 };
  const page = (given: Pick<MedseniorPage, 'items' | 'hasNext'>) => answered({ kind: 'page', messages: [], facts, ...given });
  const tooMany = answered({
    ...{ kind: 'trouble', action: 'rate-limited', reason: 'RATE_LIMITED', error: 'VENDOR_UNAVAILABLE', retryAfterMs: 1 },
    facts: { ...facts, status: 429 },
  });

  const roundOver = async (pageOf: (query: MedseniorQuery) => Pick<MedseniorPage, 'items' | 'hasNext'>) => {
    const parts = roundOf((query) => page(pageOf(query)));
    await parts.round.run();
    return parts;
  };

  it('ends as failed when MedSenior answers nothing but 429, blaming no beneficiary', async () => {
    const { round, search, fail, coolDown } = roundOf(() => tooMany);
    await expect(round.run()).rejects.toMatchObject({ code: 'VENDOR_UNAVAILABLE', retryAfterSeconds: 1 });
    expect(search).toHaveBeenCalledTimes(5);
    expect(fail).not.toHaveBeenCalled();
    expect(coolDown).toHaveBeenCalledWith(1, 'RATE_LIMITED (429)', { baseMs: 1, maxMs: 1, jitter: 0 });
    expect(round.counts).toMatchObject({ beneficiaries: 0, failures: 1 });
  });

  it('ends when others are answered 429 for so long that no turn of its own comes', async () => {
    const { round, pause } = roundOf(() => ({ kind: 'closed', reason: 'quiet', waitMs: 1_000 }));
    await expect(round.run()).rejects.toMatchObject({ code: 'VENDOR_UNAVAILABLE' });
    // Half a second each, up to a minute.
    expect(pause).toHaveBeenCalledTimes(120);
  });

  it('goes on after a few 429, and counts anew behind each answer', async () => {
    let searches = 0;
    const { round, search, complete } = roundOf(() => (++searches % 5 === 0 ? page(lastPage) : tooMany));
    await round.run();
    expect(search).toHaveBeenCalledTimes(8 * 5);
    expect(complete).toHaveBeenCalledTimes(1);
    expect(round.counts).toMatchObject({ beneficiaries: 1, failures: 0 });
  });

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
