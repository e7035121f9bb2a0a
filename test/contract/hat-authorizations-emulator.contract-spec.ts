import axios from 'axios';
import { HttpSender, SystemClock } from '@ponte/common';
import { HatAuthorizationsClient, type GuidesOutcome, type HatConnection } from '@ponte/hat/client';
import { answerValidators, hatExpansions, trackingStatuses } from '@ponte/hat/contract';
import { createMock, type MockUpstream } from '../../apps/mock-upstream/src/create-mock';
import { startPrism, type PrismProcess } from '../../tools/prism-process';

const tenant = { idTenant: 5, tenantName: 'operadora-exemplo', tokenPrefix: '', masterToken: 'mock-master-token', timeoutMs: 20_000 };

let mock: MockUpstream;
let prism: PrismProcess;
let before = 0;
let sender: HttpSender;
let connection: HatConnection;
let client: HatAuthorizationsClient;

beforeAll(async () => {
  mock = await createMock({ seed: 7, clock: '2026-11-22T12:00:00Z' });
  prism = await startPrism({ vendor: 'hat', upstream: mock.hat.url });
  connection = { baseUrl: prism.url, ...tenant };
  sender = new HttpSender({ axiosRef: axios.create() });
  client = new HatAuthorizationsClient(sender, new SystemClock());
});
afterAll(async () => {
  await sender?.close();
  await prism?.close();
  await mock?.close();
});
beforeEach(() => {
  mock.hat.reset();
  before = prism.violations().length;
});

/** What Prism found since this test began. */
const violations = () => prism.violations().slice(before);

function pageOf(outcome: GuidesOutcome) {
  if (outcome.kind !== 'page') throw new Error(JSON.stringify(outcome));
  return outcome;
}

describe('HAT’s guides, between the hub’s client and the emulator, watched by Prism', () => {
  it('every kind and outcome of a guide keeps the contract, bare and with each expansion', async () => {
    await mock.hat.authorizations.generate({ count: 300, seed: 1, outcomes: { authorized: 2, denied: 1, inAudit: 1 } });
    for (const expand of [[], hatExpansions, ...hatExpansions.map((one) => [one])]) {
      const { guides } = pageOf(await client.list(connection, { pageSize: 300, expand }));
      expect(guides).toHaveLength(300);
      expect(guides.flatMap(({ leftOut }) => leftOut)).toEqual([]);
      expect(guides.filter(({ text }) => !answerValidators.authorization(JSON.parse(text)))).toEqual([]);
    }
    expect(violations()).toEqual([]);
  });

  it('is read to the end page by page and marked, each guide once', async () => {
    await mock.hat.authorizations.generate({ count: 75, seed: 2 });
    const seen: string[] = [];
    for (let more = true; more;) {
      const { guides, hasNext } = pageOf(
        await client.list(connection, { page: 1, pageSize: 30, trackingStatus: '0', order: '-authorizationId' }),
      );
      for (const { guide } of guides) {
        seen.push(guide?.idOnHealthInsurer ?? '');
        expect(await client.mark(connection, guide?.idOnHealthProvider ?? '', '1')).toMatchObject({ kind: 'marked' });
      }
      more = hasNext;
    }
    expect(new Set(seen).size).toBe(75);
    expect(mock.hat.authorizations.count({ trackingStatus: '1' })).toBe(75);
    expect(violations()).toEqual([]);
  });

  it('takes every filter of the contract', async () => {
    await mock.hat.authorizations.generate({ count: 200, seed: 3 });
    const [{ guide }] = mock.hat.authorizations.list().slice(-1) as [ReturnType<MockUpstream['hat']['authorizations']['list']>[0]];
    for (const trackingStatus of Object.values(trackingStatuses)) {
      expect(await client.list(connection, { trackingStatus })).toMatchObject({ kind: 'page' });
    }
    for (const authStatus of ['1', '2', '3', '6', '9', 'C']) {
      expect(await client.list(connection, { authStatus })).toMatchObject({ kind: 'page' });
    }
    const all = {
      expand: hatExpansions,
      fields: ['authorizationId', 'procedures'],
      order: '+authorizationId',
      authType: '1',
      dateFrom: '20261122',
      dateTo: '2026-11-22',
      healthProviderId: guide.healthProvider?.healthProviderId,
      attendanceLocation: guide.attendanceLocation,
      authNumber: guide.idOnHealthInsurer,
    } as const;
    expect(await client.list(connection, all)).toMatchObject({ kind: 'page' });
    expect(violations()).toEqual([]);
  });

  it('is read one by one, before and after the audit and the cancellation', async () => {
    await mock.hat.authorizations.generate({ count: 1, seed: 4, outcomes: { inAudit: 1 } });
    const number = mock.hat.authorizations.list()[0]?.guide.idOnHealthInsurer ?? '';
    const status = async () => {
      const outcome = await client.read(connection, number, hatExpansions);
      return outcome.kind === 'guide' ? outcome.guide.guide?.authorizationStatus : outcome;
    };
    expect(await status()).toBe('6');
    mock.hat.authorizations.decide(number, { outcome: 'authorized' });
    expect(await status()).toBe('1');
    mock.hat.authorizations.cancel(number);
    expect(await status()).toBe('9');
    expect(pageOf(await client.list(connection, { authStatus: 'C' })).guides).toHaveLength(1);
    expect(violations()).toEqual([]);
  });

  it.each(['status', 'code'] as const)('tells errors by %s, and the client understands either', async (guideErrors) => {
    mock.hat.settings({ guideErrors, emptyGuides: 'not-found' });
    expect(pageOf(await client.list(connection, { trackingStatus: '0' })).guides).toEqual([]);
    const unknown = { kind: 'refused', reason: 'GUIDE_UNKNOWN', facts: { status: guideErrors === 'code' ? 200 : 404 } };
    expect(await client.read(connection, '000120261100000001')).toMatchObject(unknown);
    expect(await client.mark(connection, '00000100000001', '1')).toMatchObject(unknown);
    expect(await client.list({ ...connection, masterToken: 'other' }, {})).toMatchObject({ kind: 'trouble', reason: 'UNAUTHORIZED' });
    expect(violations()).toEqual([]);
  });

  it('may refuse the mark of one guide alone', async () => {
    await mock.hat.authorizations.generate({ count: 2, seed: 5 });
    const numbers = mock.hat.authorizations.list().map(({ guide }) => guide.idOnHealthProvider ?? '');
    const body = { code: '422', message: 'Guia bloqueada', detailedMessage: 'Guia bloqueada' };
    mock.hat.faults.add({ operation: 'markAuthorization', kind: 'status', status: 200, body, first: 1 });
    expect(await client.mark(connection, numbers[0] ?? '', '1')).toMatchObject({ kind: 'refused', code: '422' });
    expect(await client.mark(connection, numbers[1] ?? '', '1')).toMatchObject({ kind: 'marked' });
    expect(mock.hat.authorizations.list().map(({ trackingStatus }) => trackingStatus)).toEqual(['0', '1']);
    expect(violations()).toEqual([]);
  });

  it('keeps the contract with compact days too', async () => {
    mock.hat.settings({ guideDates: 'compact' });
    await mock.hat.authorizations.generate({ count: 40, seed: 6 });
    const { guides } = pageOf(await client.list(connection, { pageSize: 40, expand: hatExpansions }));
    expect(guides.map(({ guide }) => guide?.requestDate)).toEqual(new Array(40).fill('20261122'));
    expect(violations()).toEqual([]);
  });
});
