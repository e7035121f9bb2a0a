import { protheusValidators } from '@ponte/protheus-refund/contract';
import type { MockUpstream } from '../create-mock';
import { callerOf, closeAll, requestBody, start, subscriberId } from './protheus.fixture';

let mock: MockUpstream;
beforeAll(async () => {
  mock = await start();
});
afterAll(closeAll);
beforeEach(() => mock.protheus.reset());

const approved = '41750520230419000001';
type Item = Record<string, string | number>;
const medications = async (query: Record<string, string> = {}) => (await callerOf(mock).medications({ subscriberId, ...query })).body;
const refunds = async (query: Record<string, string> = {}) => (await callerOf(mock).refunds({ prescriptionCode: approved, ...query })).body;
const column = (body: Record<string, unknown>, name: string) => (body.items as Item[]).map((item) => item[name]);

describe('the list of medications', () => {
  it('holds one item for each medication, within the contract', async () => {
    const body = await medications();
    expect(protheusValidators.MedicationPage(body)).toBe(true);
    expect(column(body, 'prescription_code').map(String)).toEqual([
      approved,
      ...['1', '2', '2', '2'].map((last) => `4175052023061900000${last}`),
    ]);
    expect(body).toMatchObject({ hasNext: false, remainingRecords: 0 });
  });

  it('is empty for a member who has none', async () => {
    const [first] = mock.protheus.beneficiaries();
    expect(await medications({ subscriberId: first?.subscriberId ?? '' })).toEqual({ items: [], hasNext: false, remainingRecords: 0 });
  });

  it.each([
    [{ prescriptionStatus: '3' }, 1],
    [{ prescriptionStatus: '1,2' }, 4],
    [{ prescriptionStatus: 'A' }, 0],
    [{ medicationCode: '0490173961' }, 1],
    [{ prescriptionCode: '41750520230619000002' }, 3],
    [{ prescriptionCode: '41750520230619000002', prescriptionStatus: '1' }, 0],
    [{ prescriptionCode: '9' }, 0],
    [{ expirationDate: '1' }, 0],
    [{ expirationDate: '2' }, 5],
    [{ prescriptionStatus: '' }, 5],
  ])('is narrowed by %j', async (query, count) => {
    expect((await medications(query)).items).toHaveLength(count);
  });

  it('tells medications within validity by the day of the world, both ends included', async () => {
    mock.protheus.move('41750520230619000001', { status: '3', startValidityDate: '2023-06-19', endValidityDate: '2023-07-19' });
    const world = mock.world('later');
    world.restore(mock.snapshot());
    const valid = async (day: string) => {
      world.clock.set(day);
      const answer = await callerOf(world).medications({ subscriberId, expirationDate: '1' });
      return (answer.body.items as Item[]).length;
    };
    expect([await valid('2023-06-18'), await valid('2023-06-19'), await valid('2023-07-19'), await valid('2023-07-20')]).toEqual([
      0, 1, 1, 0,
    ]);
  });

  it('is no list of a foreigner’s prescription', async () => {
    const [other] = mock.protheus.beneficiaries();
    expect((await medications({ subscriberId: other?.subscriberId ?? '', prescriptionCode: approved })).items).toEqual([]);
  });
});

describe('a page', () => {
  it('is ten items unless told, and tells what is left', async () => {
    expect(await refunds()).toMatchObject({ hasNext: true, remainingRecords: 22 });
    expect((await refunds()).items).toHaveLength(10);
    mock.protheus.settings({ defaultPageSize: 30 });
    expect(await refunds({ page: '2' })).toMatchObject({ hasNext: false, remainingRecords: 0 });
    expect((await refunds({ page: '2' })).items).toHaveLength(2);
  });

  it('and the next ones hold every item once, whatever their size', async () => {
    const all = column(await refunds({ pageSize: '100' }), 'protocol');
    expect(new Set(all).size).toBe(32);
    for (const pageSize of [1, 7, 16, 32, 33]) {
      const seen: unknown[] = [];
      for (let page = 1, more = true; more; page++) {
        const body = await refunds({ pageSize: String(pageSize), page: String(page) });
        expect(protheusValidators.RefundPage(body)).toBe(true);
        seen.push(...column(body, 'protocol'));
        expect(body.remainingRecords).toBe(32 - seen.length);
        more = body.hasNext === true;
      }
      expect(seen).toEqual(all);
    }
  });

  it('beyond the end is empty', async () => {
    expect(await refunds({ page: '99' })).toEqual({ items: [], hasNext: false, remainingRecords: 0 });
  });

  it('is sorted by several properties, numbers as numbers, equals as they came', async () => {
    const amounts = [20, 3, 3, 100];
    mock.protheus.move(approved, { refunds: amounts.map((quantityRequested) => ({ quantityRequested, status: '7' as const })) });
    const query = { filter: "request_date eq '2023-06-19' and status eq '7'", order: '-quantity_requested,protocol' };
    expect(column(await refunds(query), 'quantity_requested')).toEqual([100, 20, 3, 3]);
    const [, , third, fourth] = column(await refunds(query), 'protocol');
    expect(String(third) < String(fourth)).toBe(true);
    expect(column(await refunds({ ...query, order: '+quantity_requested,-protocol' }), 'protocol').slice(0, 2)).toEqual([fourth, third]);
  });

  it('holds the properties that are asked for', async () => {
    const body = await refunds({ fields: 'protocol,repayment_date', pageSize: '3' });
    expect((body.items as Item[]).map((item) => Object.keys(item).sort())).toEqual([
      ['protocol', 'repayment_date'],
      ['protocol', 'repayment_date'],
      ['protocol'],
    ]);
  });

  it('is filtered before it is cut', async () => {
    const body = await refunds({ filter: "(status eq 'A' or status eq '6') and startswith(protocol,'417505202305')", pageSize: '1' });
    expect(body).toMatchObject({ hasNext: true, remainingRecords: 1, items: [{ protocol: '41750520230525000002' }] });
    expect((await refunds({ medicationCode: '0490269497' })).items).toEqual([]);
  });

  it.each([
    [{ filter: "tolower(status) eq 'a'" }, /^filter: /],
    [{ filter: "protocol eq 'segredo' or" }, /^filter: /],
    [{ order: 'protocolo' }, /^order: knows prescription_code, /],
    [{ fields: '-protocol' }, /^fields: /],
    [{ page: '0' }, /^page: /],
    [{ pageSize: 'dez' }, /^pageSize: /],
    [{ page: '0x10' }, /^page: /],
    [{ pageSize: '1e2' }, /^pageSize: /],
    [{ pageSizes: '2' }, /^query: knows prescriptionCode, /],
  ])('is refused in the vendor’s format for %j', async (query, reason) => {
    const answer = await callerOf(mock).refunds({ prescriptionCode: approved, ...(query as Record<string, string>) });
    expect([answer.status, protheusValidators.Fault(answer.body)]).toEqual([400, true]);
    expect(answer.headers.get('x-mock-reason')).toMatch(reason);
    expect(answer.text).not.toContain('segredo');
  });

  it.each([
    [{ prescriptionStatus: '7' }, /^prescriptionStatus: /],
    [{ expirationDate: '3' }, /^expirationDate: /],
  ])('is refused for %j', async (query, reason) => {
    const answer = await callerOf(mock).medications({ subscriberId, ...(query as Record<string, string>) });
    expect([answer.status, answer.headers.get('x-mock-reason')]).toEqual([400, expect.stringMatching(reason)]);
  });

  it('is answered leniently in a world that is not strict, but for a filter that cannot be understood', async () => {
    mock.strictness('warn');
    const protheus = callerOf(mock);
    const answer = await protheus.refunds({ prescriptionCode: approved, page: '0', pageSize: '2.5', order: 'x', fields: 'x', more: '1' });
    expect([answer.status, (answer.body.items as Item[]).length]).toEqual([200, 2]);
    expect(answer.headers.get('x-mock-warning')).toMatch(/^5 faults; /);
    expect((await protheus.refunds({ prescriptionCode: approved, filter: 'x' })).status).toBe(400);
    for (const pageSize of ['0x1', '1e0', '-1', ' 1', '0.5'])
      expect([pageSize, ((await refunds({ pageSize })).items as Item[]).length]).toEqual([pageSize, 10]);
    mock.strictness('strict');
  });

  it('is asked for with a content type, as documented', async () => {
    const protheus = callerOf(mock);
    const { access_token: token } = await protheus.login();
    const path = '/totvsHealthPlans/refundSetup/v1/continuousMedications';
    const answer = await protheus.call('GET', `${path}?subscriberId=${subscriberId}`, { authorization: `Bearer ${token}` });
    expect([answer.status, answer.headers.get('x-mock-reason')]).toEqual([400, 'Content-Type: must be application/json, on GET too']);
  });
});

it('a professional nobody knew is known once he has signed', async () => {
  const professional = { professionalCouncil: 'CRM', stateAbbreviation: 'RJ', professionalCouncilNumber: '52001' };
  const known = () => mock.protheus.professionals().filter(({ professionalCouncilNumber }) => professionalCouncilNumber === '52001');
  expect(known()).toEqual([]);
  await callerOf(mock).create(requestBody(professional));
  expect(known()).toEqual([{ ...professional, professionalName: 'VINICIUS' }]);
});
