import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hatBeneficiary, hatLocation, hatPerson, hatProvider, operator } from '@ponte/generators';
import { answerValidators, hatExpansions, type Authorization, type HatExpansion } from '@ponte/hat/contract';
import { createMock, type MockUpstream, type MockWorld } from '../../create-mock';

const headers = { authorization: 'mock-master-token', idTenant: '5', tenantName: 'operadora-exemplo', 'content-type': 'application/json' };

interface Page {
  items: Authorization[];
  hasNext: boolean;
}

let mock: MockUpstream;
beforeAll(async () => (mock = await createMock({ seed: 'guides', clock: '2026-11-22T12:00:00Z' })));
afterAll(() => mock.close());
beforeEach(() => mock.reset());

async function ask<Body = Page>(path: string, init: RequestInit = {}, world: MockWorld = mock) {
  const answer = await fetch(`${world.hat.url}/authorizations${path}`, { headers, ...init });
  return { status: answer.status, body: (await answer.json()) as Body, headers: answer.headers };
}

async function administer<Body>(path: string, body: unknown) {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`${mock.url}/__admin/hat/authorizations${path}`, init);
  return { status: answer.status, body: (await answer.json()) as Body };
}

const mark = (number: string, trackingStatus: unknown, world?: MockWorld) =>
  ask<Record<string, unknown>>(`/${number}`, { method: 'PUT', body: JSON.stringify({ trackingStatus }) }, world);
const numbers = ({ body }: { body: Page }) => body.items.map(({ authorizationId }) => authorizationId);

describe('generated guides', () => {
  it('are like those of real life: kinds, outcomes, codes and causes', async () => {
    const { statuses, types } = await mock.hat.authorizations.generate({ count: 5_000, seed: 1 });
    const authorized = (statuses['1'] ?? 0) + (statuses['2'] ?? 0);
    expect(authorized / 5_000).toBeGreaterThan(0.94);
    expect(authorized / 5_000).toBeLessThan(0.96);
    expect((statuses['3'] ?? 0) / 5_000).toBeGreaterThan(0.04);
    expect((statuses['3'] ?? 0) / 5_000).toBeLessThan(0.056);
    expect(statuses['6']).toBeGreaterThan(0);
    expect(Object.keys(types).sort()).toEqual(['1', '2', '4', '9']);
    for (const { guide, trackingStatus } of mock.hat.authorizations.list()) {
      expect([answerValidators.authorization(guide), trackingStatus, guide.requestDate]).toEqual([true, '0', '2026-11-22']);
      expect(guide.procedures?.every(({ procedureCode }) => /^\d{8}$/.test(procedureCode ?? ''))).toBe(true);
      const [passed, failed] = [guide.authorizationStatus === '1' || guide.authorizationStatus === '2', guide.authorizationStatus === '3'];
      expect(guide.password !== undefined).toBe(passed);
      expect(guide.procedures?.some(({ authorizedQuantity }) => Number(authorizedQuantity) > 0)).toBe(passed);
      if (failed)
        expect([guide.rejectionCauses?.length, guide.procedures?.every((one) => one.rejectionCauses?.length === 1)]).toEqual([1, true]);
    }
  });

  it('are the same for the same seed, and others in each call without one', async () => {
    const guidesOf = (world: MockWorld) => world.hat.authorizations.list().map(({ guide }) => guide);
    const [one, other] = [mock.world('same-one'), mock.world('same-other')];
    for (const world of [one, other]) await world.hat.authorizations.generate({ count: 30, seed: 'x' });
    expect(guidesOf(one)).toEqual(guidesOf(other));
    for (const world of [one, other]) await world.hat.authorizations.generate({ count: 30 });
    expect(guidesOf(one).slice(30)).not.toEqual(guidesOf(other).slice(30));
  });

  it('follow the clock of the world, and lie between the days that are asked for', async () => {
    mock.clock.advance('2d');
    await mock.hat.authorizations.generate({ count: 1, seed: 1 });
    await mock.hat.authorizations.generate({ count: 40, seed: 1, dates: { from: '2026-10-30', to: '2026-11-02' } });
    const [first, ...rest] = mock.hat.authorizations.list().map(({ guide }) => guide);
    expect([first?.requestDate, first?.idOnHealthInsurer.slice(4, 10)]).toEqual(['2026-11-24', '202611']);
    const days = rest.map(({ requestDate }) => requestDate ?? '');
    expect([days[0], days.at(-1), days]).toEqual(['2026-10-30', '2026-11-02', [...days].sort()]);
  });

  it('are about members and providers on record where there are any, and not about blocked ones', async () => {
    const made = operator({ seed: 99 });
    const put = async (resource: string, items: object[]) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ items }) };
      expect((await fetch(`${mock.url}/__admin/hat/${resource}`, init)).status).toBe(200);
    };
    const people = [...made.people({ count: 5 })];
    const [provider] = [...made.providers({ count: 1 })];
    await put(
      'persons',
      people.map(({ person }) => hatPerson(person)),
    );
    await put(
      'beneficiaries',
      people.map(({ person, family }) => hatBeneficiary(person, family)),
    );
    await put('healthProviders', [hatProvider(provider!)]);
    await put(
      'attendanceLocations',
      provider!.locations.map((location) => hatLocation(made, provider!, location)),
    );
    const [blocked, ...free] = people.map(({ person }) => person.subscriberId);
    await put('beneficiaryStatus', [
      { subscriberId: blocked, eventDate: '20261101', eventType: 'Bloqueio', entry_date: '20261101', entry_hour: '10:00' },
    ]);
    await mock.hat.authorizations.generate({ count: 100, seed: 1 });
    const guides = mock.hat.authorizations.list().map(({ guide }) => guide);
    expect(new Set(guides.map(({ beneficiary }) => beneficiary?.subscriberId))).toEqual(new Set(free));
    expect(new Set(guides.map(({ healthProvider }) => healthProvider?.healthProviderId))).toEqual(new Set([provider!.code]));
    expect(guides.every(({ beneficiary }) => people.some(({ person }) => person.cns === beneficiary?.cns))).toBe(true);
  });

  it('are made while other calls are answered, and no longer once the world is reset', async () => {
    let over = false;
    const making = mock.hat.authorizations.generate({ count: 20_000, seed: 1 }).then((summary) => {
      over = true;
      return summary;
    });
    expect((await ask('?trackingStatus=0')).body.items).toHaveLength(10);
    expect(over).toBe(false);
    mock.reset();
    expect((await making).count).toBeLessThan(20_000);
    expect(mock.hat.authorizations.count()).toBe(0);
  });

  it.each([
    [{ count: 0 }, 'count'],
    [{ count: 1.5 }, 'count'],
    [{}, 'count'],
    [{ count: 1, kinds: ['surgery'] }, 'kinds'],
    [{ count: 1, dates: { from: '2026-02-30' } }, 'dates.from'],
    [{ count: 1, dates: { from: '2026-12-01', to: '2026-11-01' } }, 'dates'],
    [{ count: 1, dates: { from: '9999-12-31' } }, 'dates'],
    [{ count: 1, outcomes: { lost: 1 } }, 'outcomes'],
    [{ count: 1, outcomes: { denied: -1 } }, 'outcomes'],
    [{ count: 1, healthInsurerId: '9999' }, 'healthInsurerId'],
    [{ count: 1, colour: 'red' }, 'colour'],
  ])('are not made for %j', async (body, field) => {
    const answer = await administer<{ detailedMessage: string }>('/generate', body);
    expect([answer.status, answer.body.detailedMessage.includes(field)]).toEqual([400, true]);
    expect(mock.hat.authorizations.count()).toBe(0);
  });
});

describe('GET authorizations', () => {
  const part: Readonly<Record<HatExpansion, (guide: Authorization) => unknown>> = {
    healthProvider: (guide) => guide.healthProvider,
    professional: (guide) => guide.professional,
    'procedures.rejectionCauses': (guide) => guide.procedures?.[0]?.rejectionCauses,
    beneficiary: (guide) => guide.beneficiary,
    medicalTeam: (guide) => guide.procedures?.[0]?.medicalTeam,
    requestedHospitalInfo: (guide) => guide.requestedHospitalInfo,
    authorizedHospitalInfo: (guide) => guide.authorizedHospitalInfo,
    cbos: (guide) => guide.professional?.cbos ?? guide.professionalRequestor?.cbos,
    sourceAuthorization: (guide) => guide.sourceAuthorization,
    rejectionCauses: (guide) => guide.rejectionCauses,
    healthInsurance: (guide) => guide.beneficiary?.healthInsurance,
  };

  it('expands what is asked for, and nothing else', async () => {
    await mock.hat.authorizations.generate({ count: 200, seed: 1 });
    for (const asked of [[], ...hatExpansions.map((one) => [one]), hatExpansions]) {
      const { body } = await ask(`?pageSize=200&expand=${asked.join(',')}`);
      const held = hatExpansions.filter((one) => body.items.some((guide) => part[one](guide) !== undefined));
      // An occupation stands with a professional, a plan with a beneficiary: alone they have no place, but with a dentist who asks.
      expect(new Set(held)).toEqual(new Set(asked.filter((one) => one !== 'healthInsurance' || asked.includes('beneficiary'))));
    }
  });

  it('answers the fields that are asked for', async () => {
    await mock.hat.authorizations.generate({ count: 1, seed: 1 });
    const { body } = await ask('?fields=password,requestDate&expand=beneficiary');
    expect(Object.keys(body.items[0] ?? {}).sort()).toEqual(['idOnHealthInsurer', 'password', 'requestDate']);
  });

  it('orders by authorizationId; the plus may arrive as a blank', async () => {
    await mock.hat.authorizations.generate({ count: 3, seed: 1 });
    expect(numbers(await ask('?order=-authorizationId'))).toEqual([3, 2, 1]);
    for (const order of ['%2BauthorizationId', '+authorizationId', '%20authorizationId'])
      expect(numbers(await ask(`?order=${order}`))).toEqual([1, 2, 3]);
  });

  it('goes on page by page; guides that appear meanwhile shift the pages of the newest first', async () => {
    await mock.hat.authorizations.generate({ count: 5, seed: 1 });
    const first = await ask('?pageSize=2&order=-authorizationId&trackingStatus=0');
    expect([numbers(first), first.body.hasNext]).toEqual([[5, 4], true]);
    await mock.hat.authorizations.generate({ count: 1, seed: 2 });
    expect(numbers(await ask('?pageSize=2&page=2&order=-authorizationId&trackingStatus=0'))).toEqual([4, 3]);
    const last = await ask('?pageSize=2&page=3&order=-authorizationId&trackingStatus=0');
    expect([numbers(last), last.body.hasNext]).toEqual([[2, 1], false]);
    expect((await ask('?page=4&pageSize=2')).body).toEqual({ items: [], hasNext: false });
  });

  it('cuts pages at the size in the settings', async () => {
    mock.hat.settings({ mostGuidesPerPage: 3 });
    await mock.hat.authorizations.generate({ count: 5, seed: 1 });
    const { body } = await ask('?pageSize=100');
    expect([body.items.length, body.hasNext]).toEqual([3, true]);
    expect(numbers(await ask('?pageSize=100&page=2'))).toEqual([4, 5]);
  });

  it.each([
    'page=0',
    'page=x',
    'pageSize=0',
    'page=0x1',
    'pageSize=1e2',
    'order=name',
    'trackingStatus=5',
    'authStatus=Z',
    'dateFrom=yesterday',
    'expand=everything',
    'trackingstatus=0',
    'page=1&page=2',
  ])('refuses %s where the world is strict, and goes on without it elsewhere', async (query) => {
    await mock.hat.authorizations.generate({ count: 1, seed: 1 });
    const refused = await ask<{ code: string }>(`?${query}`);
    expect([refused.status, refused.body.code, refused.headers.has('x-mock-reason')]).toEqual([400, '400', true]);
    mock.strictness('warn');
    const warned = await ask(`?${query}`);
    expect([warned.status, warned.body.items.length, warned.headers.has('x-mock-warning')]).toEqual([200, 1, true]);
  });

  it('wants a credential, as everything does', async () => {
    expect((await ask('', { headers: { ...headers, authorization: 'other' } })).status).toBe(401);
  });
});

describe('one guide', () => {
  it('is read by the operator’s number and marked by the provider’s', async () => {
    await mock.hat.authorizations.generate({ count: 1, seed: 1 });
    const [{ guide }] = mock.hat.authorizations.list() as [ReturnType<typeof mock.hat.authorizations.put>];
    const { idOnHealthInsurer: own, idOnHealthProvider: provider = '' } = guide;
    expect((await ask<Authorization>(`/${own}`)).body.idOnHealthInsurer).toBe(own);
    expect((await ask<{ code: string }>(`/${provider}`)).status).toBe(404);
    expect((await mark(own, '1')).status).toBe(404);
    expect(await mark(provider, '1')).toMatchObject({ status: 200, body: { idOnHealthProvider: provider, trackingStatus: '1' } });
    expect((await ask('?trackingStatus=0')).body.items).toEqual([]);
    expect(numbers(await ask('?trackingStatus=1'))).toEqual([1]);
    expect(mock.hat.calls().at(-3)).toMatchObject({ operation: 'markAuthorization', keys: [provider] });
  });

  it('takes the five tracking statuses as text, and no other', async () => {
    await mock.hat.authorizations.generate({ count: 1, seed: 1 });
    const number = mock.hat.authorizations.list()[0]?.guide.idOnHealthProvider ?? '';
    for (const status of ['4', '3', '2', '1', '0']) expect((await mark(number, status)).status).toBe(200);
    for (const status of ['5', 1, null, undefined]) expect((await mark(number, status)).status).toBe(400);
    expect((await ask(`/${number}`, { method: 'PUT', body: 'x' })).status).toBe(400);
    mock.strictness('off');
    expect([(await mark(number, 1)).status, (await mark(number, 7)).status]).toEqual([200, 400]);
  });

  it('is not known in another world', async () => {
    const other = mock.world('elsewhere');
    await mock.hat.authorizations.generate({ count: 2, seed: 1 });
    await other.hat.authorizations.generate({ count: 1, seed: 1 });
    const number = other.hat.authorizations.list()[0]?.guide.idOnHealthProvider ?? '';
    await mark(number, '1', other);
    expect(mock.hat.authorizations.count({ trackingStatus: '0' })).toBe(2);
    expect((await ask('?trackingStatus=0', {}, other)).body.items).toEqual([]);
  });

  it('may be refused by a fault, in either way HAT has', async () => {
    await mock.hat.authorizations.generate({ count: 1, seed: 1 });
    const number = mock.hat.authorizations.list()[0]?.guide.idOnHealthProvider ?? '';
    mock.hat.faults.add({ operation: 'markAuthorization', kind: 'status', status: 409, first: 1 });
    mock.hat.faults.add({ operation: 'markAuthorization', kind: 'status', status: 200, body: { code: '500', message: 'x' }, first: 1 });
    expect((await mark(number, '1')).status).toBe(409);
    expect(await mark(number, '1')).toMatchObject({ status: 200, body: { code: '500' } });
    expect(mock.hat.authorizations.count({ trackingStatus: '0' })).toBe(1);
    expect((await mark(number, '1')).body.code).toBeUndefined();
  });
});

describe('audit and cancellation', () => {
  const inAudit = async () => {
    const generation = { count: 1, seed: 3, kinds: ['exam'], outcomes: { inAudit: 1 } };
    const { body } = await administer<{ first: string }>('/generate', generation);
    return body.first;
  };

  it.each([
    ['authorized', '1', true],
    ['denied', '3', false],
  ] as const)('decides on a guide in audit: %s', async (outcome, status, open) => {
    const number = await inAudit();
    mock.hat.authorizations.mark(number, '1');
    mock.clock.advance('1d');
    const { body } = await administer<{ record: Authorization; trackingStatus: string }>(`/${number}/decide`, { outcome });
    expect(body).toMatchObject({ trackingStatus: '1', record: { authorizationStatus: status, authorizationDate: '2026-11-23' } });
    expect([body.record.password !== undefined, body.record.passwordExpireDate]).toEqual([open, open ? '2026-12-23' : undefined]);
    expect(body.record.procedures?.every((one) => one.status === (open ? 1 : 0) && one.rejectionCauses?.length === (open ? 0 : 1))).toBe(
      true,
    );
    expect((await administer(`/${number}/decide`, { outcome })).status).toBe(400);
  });

  it('authorizes in part when procedures come out differently', async () => {
    const number = await inAudit();
    const code = mock.hat.authorizations.find(number)?.guide.procedures?.[0]?.procedureCode ?? '';
    const extra = { procedureCode: '40301931', requestedQuantity: 2, status: 2 };
    const guide = mock.hat.authorizations.find(number)!.guide;
    mock.hat.authorizations.put({ ...guide, procedures: [...guide.procedures!.slice(0, 1), extra] });
    const causes = [{ code: '1423', description: 'QUANTIDADE' }];
    const { body } = await administer<{ record: Authorization }>(`/${number}/decide`, {
      outcome: 'authorized',
      procedures: { [code]: 'denied' },
      rejectionCauses: causes,
    });
    expect(body.record).toMatchObject({ authorizationStatus: '2', rejectionCauses: [] });
    expect(body.record.procedures).toMatchObject([
      { status: 0, rejectionCauses: causes },
      { status: 1, authorizedQuantity: 2 },
    ]);
  });

  it.each([
    [{ outcome: 'perhaps' }],
    [{}],
    [{ outcome: 'denied', procedures: { '99999999': 'denied' } }],
    [{ outcome: 'denied', rejectionCauses: [{ code: '12345', description: 'x' }] }],
  ])('does not understand %j', async (decision) => {
    const number = await inAudit();
    expect((await administer(`/${number}/decide`, decision)).status).toBe(400);
    expect(mock.hat.authorizations.find(number)?.guide.authorizationStatus).toBe('6');
  });

  it('cancels: found by C and by 9 among the imported ones', async () => {
    const number = await inAudit();
    mock.hat.authorizations.mark(number, '1');
    expect((await administer(`/${number}/cancel`, {})).status).toBe(200);
    for (const asked of ['C', '9']) expect((await ask(`?trackingStatus=1&authStatus=${asked}`)).body.items).toHaveLength(1);
    expect((await administer(`/${number}/cancel`, {})).status).toBe(400);
    expect((await administer('/0001/cancel', {})).status).toBe(404);
  });
});

describe('guides as entities', () => {
  const call = async (method: string, path = '', body?: unknown) => {
    const init = { method, headers: { 'content-type': 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body) };
    const answer = await fetch(`${mock.url}/__admin/hat/authorizations${path}`, init);
    return { status: answer.status, body: answer.status === 204 ? undefined : ((await answer.json()) as Record<string, unknown>) };
  };

  it('are put in, looked at, changed and removed', async () => {
    const guide = { idOnHealthInsurer: '000120261100000900', idOnHealthProvider: '77', authorizationStatus: '1' };
    expect(
      await call('POST', '', {
        items: [guide, { record: { ...guide, idOnHealthInsurer: '000120261100000901', idOnHealthProvider: '78' }, trackingStatus: '3' }],
      }),
    ).toMatchObject({ status: 200 });
    expect(await call('GET', '?trackingStatus=3')).toMatchObject({ body: { total: 1, items: [{ key: '000120261100000901' }] } });
    expect(await call('PATCH', '/000120261100000900', { password: '1', trackingStatus: '1' })).toMatchObject({
      body: { trackingStatus: '1', record: { password: '1', authorizationId: 1 } },
    });
    expect((await call('PATCH', '/000120261100000900', { password: 5 })).status).toBe(400);
    expect((await call('PATCH', '/000120261100000900', { idOnHealthInsurer: 'x' })).status).toBe(400);
    expect((await call('POST', '', { items: [{ ...guide, idOnHealthInsurer: '1' }] })).status).toBe(400);
    expect((await call('DELETE', '/000120261100000900')).status).toBe(204);
    expect((await call('GET', '/000120261100000900')).status).toBe(404);
  });

  it('are part of a snapshot, of a copy and of the disk', async () => {
    await mock.hat.authorizations.generate({ count: 20, seed: 1, dates: { from: '2026-11-01' } });
    mock.hat.authorizations.mark(mock.hat.authorizations.list()[3]!.guide.idOnHealthInsurer, '1');
    mock.hat.authorizations.remove(mock.hat.authorizations.list().at(-1)!.guide.idOnHealthInsurer);
    const held = structuredClone(mock.hat.authorizations.list());
    const snapshot = mock.snapshot();
    mock.reset();
    mock.restore(snapshot);
    expect(mock.hat.authorizations.list()).toEqual(held);
    await mock.hat.authorizations.generate({ count: 1, seed: 2 });
    expect(mock.hat.authorizations.list().at(-1)?.id).toBe(21);

    const dataDir = await mkdtemp(join(tmpdir(), 'ponte-guides-'));
    const kept = await createMock({ dataDir, seed: 1, clock: '2026-11-22T12:00:00Z' });
    kept.restore(snapshot);
    kept.hat.authorizations.mark(held[5]!.guide.idOnHealthInsurer, '4');
    const before = structuredClone(kept.hat.authorizations.list());
    await kept.close();
    const again = await createMock({ dataDir, seed: 1, clock: '2026-11-22T12:00:00Z' });
    expect(again.hat.authorizations.list()).toEqual(before);
    await again.close();
    await rm(dataDir, { recursive: true });
  });
});
