import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Authorization, PagedAuthorizations } from '@ponte/hat/contract';
import { startBridge, until, type Bridge } from '../support';
import { guidesOf, importingAs } from './hat-guides';

type Item = Record<string, unknown> & { idOnHealthInsurer: string; import: Record<string, unknown> };

const documented = JSON.parse(readFileSync(join(__dirname, '../../mocks/hat/fixtures/authorizations.json'), 'utf8')) as {
  body: PagedAuthorizations;
};
const fixture = { body: documented.body.items[0] as Authorization };

describe('imported authorizations of HAT', () => {
  let bridge: Bridge;
  let calls: number;

  const guide = (number: number, more: Partial<Authorization> = {}): Authorization => ({
    ...fixture.body,
    authorizationId: number,
    idOnHealthInsurer: `0001202611${String(number).padStart(8, '0')}`,
    idOnHealthProvider: `0001202611${String(number).padStart(8, '0')}`,
    ...more,
  });
  const numberOf = (number: number) => guide(number).idOnHealthInsurer;
  const of = (subscriberId: string, holderCPF = '52998224725') => ({
    beneficiary: { ...fixture.body.beneficiary, subscriberId, holderCPF },
  });

  beforeAll(async () => {
    bridge = await startBridge({ environment: await importingAs() });
    const { authorizations } = bridge.mock.hat;
    authorizations.put(
      guide(1, { requestDate: '2026-11-01', authorizationStatus: '1', authorizationType: '1', password: 'A1', ...of('1') }),
    );
    authorizations.put(
      guide(2, { requestDate: '2026-11-05', authorizationStatus: '3', authorizationType: '2', password: 'A2', ...of('1') }),
    );
    authorizations.put(
      guide(3, { requestDate: '2026-11-05', authorizationStatus: '1', authorizationType: '2', password: 'A3', ...of('2', '11144477735') }),
    );
    authorizations.put(guide(4, { requestDate: '', authorizationStatus: '2', healthProvider: { healthProviderId: '999' }, ...of('3') }));
    await until(async () => (await guidesOf(bridge.database.url)).filter(({ tracking }) => tracking === '1').length === 4);
    await bridge.api.post('/operations/tasks/hat-authorizations:default/pause').expect(200);
    calls = bridge.mock.hat.calls().length;
  });
  afterAll(() => bridge.close());

  const list = async (query = '') => {
    const { body } = await bridge.api.get(`/hat/authorizations?${query}`).expect(200);
    return body as { items: Item[]; hasNext: boolean };
  };
  const numbers = async (query = '') => (await list(query)).items.map(({ idOnHealthInsurer }) => Number(idOnHealthInsurer.slice(-8)));

  it('are listed from the newest day to the oldest, those without a day at the end, and HAT is not asked', async () => {
    expect(await numbers()).toEqual([3, 2, 1, 4]);
    expect(bridge.mock.hat.calls().length - calls).toBeLessThan(3);
  });

  it.each([
    ['subscriberId=1', [2, 1]],
    ['holderCPF=11144477735', [3]],
    ['healthProviderId=999', [4]],
    ['password=A2', [2]],
    ['status=1', [3, 1]],
    ['type=2&status=3', [2]],
    ['dateFrom=2026-11-02&dateTo=20261105', [3, 2]],
    ['dateTo=2026-11-04', [1]],
    ['updatedSince=2020-01-01', [3, 2, 1, 4]],
    ['updatedSince=2999-01-01T00:00:00-03:00', []],
    ['order=idOnHealthInsurer', [1, 2, 3, 4]],
    ['order=-idOnHealthInsurer', [4, 3, 2, 1]],
    ['order=requestDate', [4, 1, 2, 3]],
    ['order=requestDate,-idOnHealthInsurer', [4, 1, 3, 2]],
    ['pageSize=3&page=2', [4]],
    ['subscriberId=nobody', []],
  ])('are found by %s', async (query, expected) => expect(await numbers(query)).toEqual(expected));

  it('are cut into pages', async () => {
    const { items, hasNext } = await list('pageSize=3');
    expect([items.length, hasNext]).toEqual([3, true]);
  });

  it('hold what was asked to be expanded, and nothing else is', async () => {
    const read = async (query = '') => (await bridge.api.get(`/hat/authorizations/${numberOf(1)}?${query}`).expect(200)).body as Item;
    const plain = await read();
    for (const name of ['beneficiary', 'healthProvider', 'professional', 'rejectionCauses', 'sourceAuthorization'])
      expect(plain).not.toHaveProperty(name);
    expect(plain.procedures).toHaveLength(fixture.body.procedures?.length ?? -1);
    expect(JSON.stringify(plain.procedures)).not.toMatch(/rejectionCauses|medicalTeam/);
    const some = await read('expand=beneficiary,professional,procedures.rejectionCauses');
    expect(some.beneficiary).toMatchObject({ subscriberId: '1' });
    expect(some.beneficiary).not.toHaveProperty('healthInsurance');
    expect(some.professional).not.toHaveProperty('cbos');
    expect(some.procedures).toMatchObject([{ rejectionCauses: [{ code: '573' }] }, { rejectionCauses: [] }]);
    const more = await read('expand=beneficiary,healthInsurance,professional,cbos,medicalTeam,healthProvider,sourceAuthorization');
    expect(more).toMatchObject({
      beneficiary: { healthInsurance: { code: '0101' } },
      professional: { cbos: { code: '225112' } },
      procedures: [{ medicalTeam: [{ professional: { cbos: { code: '225320' } } }] }, {}],
      healthProvider: { healthProviderId: '000123' },
    });
  });

  it('say when they came and what HAT was told', async () => {
    const { items } = await list('password=A1&fields=password,import');
    expect(items).toEqual([
      {
        password: 'A1',
        import: {
          importedAt: expect.any(String) as string,
          updatedAt: expect.any(String) as string,
          trackingStatus: '1',
          markRefusal: null,
          leftOut: [],
        },
      },
    ]);
  });

  it.each([
    ['expand=everything', 'FIELD_ENUM', 'expand'],
    ['fields=cpf', 'FIELDS_INVALID', 'fields'],
    ['order=password', 'ORDER_INVALID', 'order'],
    ['holderCPF=52998224724', 'CPF_INVALID', 'holderCPF'],
    ['dateFrom=2026-02-30', 'DATE_INVALID', 'dateFrom'],
    ['dateTo=2026-11-05T10:00:00Z', 'DATE_INVALID', 'dateTo'],
    ['dateFrom=2026-11-05&dateTo=20261104', 'DATES_REVERSED', 'dateTo'],
    ['updatedSince=yesterday', 'DATE_INVALID', 'updatedSince'],
    ['status=authorized', 'FIELD_FORMAT', 'status'],
    ['pageSize=201', 'PAGE_INVALID', 'pageSize'],
    ['cpf=52998224725', 'FIELD_UNKNOWN', 'cpf'],
  ])('answer %s with a clear error', async (query, code, path) => {
    const { body } = await bridge.api.get(`/hat/authorizations?${query}`).expect(400);
    expect(body).toMatchObject({ code: 'QUERY_INVALID', details: [{ code, path }] });
    expect(JSON.stringify(body)).not.toContain('5299822');
  });

  it('that are not here are not found', async () => {
    await bridge.api.get('/hat/authorizations/999').expect(404);
    await bridge.api.get('/hat/authorizations/%00').expect(404);
    expect((await bridge.api.get('/hat/authorizations/failures').expect(200)).body).toEqual({ items: [], hasNext: false });
  });
});
