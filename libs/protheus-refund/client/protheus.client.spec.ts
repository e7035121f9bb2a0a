import { collectPages, type MedicationItem } from '.';
import { stopTimeouts } from '../../../test/support/stop-timeouts';
import { answer, example, ProtheusScene } from './protheus.fixture';

const scene = new ProtheusScene();
beforeAll(() => scene.open());
afterAll(() => scene.close());
beforeEach(() => scene.reset());
afterEach(() => void jest.useRealTimers());

const subscriberId = '00011008000027010';
const body = JSON.stringify(example('create-request').body);
const create = (options = {}, more = {}) => scene.client.createPrescription({ ...scene.connection, ...more }, body, options);
const list = (more = {}) => scene.client.listMedications(scene.connection, { subscriberId, ...more });
const refunds = () => scene.client.listRefunds(scene.connection, { prescriptionCode: '41750520230419000001' });
const asked = () => scene.calls.at(-1);

describe('the client of Protheus', () => {
  it('posts a prescription as it is given, and reads what was registered', async () => {
    scene.answers(201, example('create-answer').body);
    expect(await create()).toEqual({
      kind: 'created',
      prescription: example('create-answer').body,
      facts: { operation: 'createPrescription', status: 201, durationMs: expect.any(Number) as number },
    });
    expect(asked()).toMatchObject({ method: 'POST', body, headers: { 'content-type': 'application/json' } });
    expect(asked()?.url.pathname).toBe('/rest/totvsHealthPlans/refundSetup/v1/continuousMedications');
    expect(asked()?.headers).not.toHaveProperty('tenantid');
  });

  it('sends TenantId where it is configured, and passes on request id and trace', async () => {
    scene.answers(200, example('create-answer').body);
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    expect(await create({ requestId: 'mine', traceparent }, { tenantId: '01,006001' })).toMatchObject({ kind: 'created' });
    expect(asked()?.headers).toMatchObject({ tenantid: '01,006001', 'x-request-id': 'mine' });
    expect(asked()?.headers.traceparent).toContain('a'.repeat(32));
  });

  it('asks for medications with every documented parameter', async () => {
    scene.answers(200, { items: [], hasNext: false, remainingRecords: 0 });
    await list({
      prescriptionCode: '41750520230419000001',
      prescriptionStatus: ['0', '1', 'A'],
      medicationCode: '0490269497',
      expirationDate: '1',
      page: 3,
      pageSize: 20,
      order: ['-prescription_code', 'medication_code'],
      fields: ['prescription_code', 'medication_code'],
      filter: "medication_code eq '04 +&' and startswith(professional_name,'V')",
    });
    expect(asked()).toMatchObject({ method: 'GET', body: '', headers: { 'content-type': 'application/json' } });
    expect(Object.fromEntries(asked()?.url.searchParams ?? [])).toEqual({
      subscriberId,
      prescriptionCode: '41750520230419000001',
      prescriptionStatus: '0,1,A',
      medicationCode: '0490269497',
      expirationDate: '1',
      page: '3',
      pageSize: '20',
      order: '-prescription_code,medication_code',
      fields: 'prescription_code,medication_code',
      filter: "medication_code eq '04 +&' and startswith(professional_name,'V')",
    });
    expect(asked()?.url.search).toContain('prescriptionStatus=0,1,A');
    expect(asked()?.url.search).not.toContain('+');
  });

  it('always says which page and how large', async () => {
    scene.answers(200, { items: [], hasNext: false, remainingRecords: 0 });
    await list();
    expect(asked()?.url.search).toBe(`?subscriberId=${subscriberId}&page=1&pageSize=50`);
  });

  it('asks for refunds with every documented parameter', async () => {
    scene.answers(200, example('refunds-answer').body);
    const outcome = await scene.client.listRefunds(
      { ...scene.connection, baseUrl: `${scene.connection.baseUrl}/` },
      { prescriptionCode: '4', medicationCode: '5', page: 2, pageSize: 7, order: ['status'], filter: "status eq 'A'" },
    );
    expect(outcome).toMatchObject({ kind: 'page', items: example('refunds-answer').body.items, hasNext: true, remainingRecords: 30 });
    expect(asked()?.url.pathname).toBe('/rest/totvsHealthPlans/refundSetup/v1/continuousMedications/refunds');
    expect(asked()?.headers['content-type']).toBe('application/json');
    expect(Object.fromEntries(asked()?.url.searchParams ?? [])).toEqual({
      prescriptionCode: '4',
      medicationCode: '5',
      page: '2',
      pageSize: '7',
      order: 'status',
      filter: "status eq 'A'",
    });
  });
});

describe('a page', () => {
  const item = (example('list-answer').body.items as MedicationItem[])[0];

  it('is read in either spelling, with codes that came as numbers, keys that nobody documented, and blanks of padding', async () => {
    scene.answers(
      200,
      '{"items":[{"prescription_Code":41750520230419000001,"Prescription_Status":3,"medication_code":"0490269497  ",' +
        '"quantity_authorized":"9999","unit_measure":null,"colour":"red"}],"hasNext":"false","remainingRecords":"0","total":1,"x":{}}',
    );
    expect(await list()).toMatchObject({
      items: [
        { prescription_code: '41750520230419000001', prescription_status: '3', medication_code: '0490269497', quantity_authorized: 9999 },
      ],
      hasNext: false,
      remainingRecords: 0,
    });
  });

  it('keeps a status that no document names', async () => {
    scene.answers(200, { items: [{ ...item, prescription_status: 'Z' }], hasNext: false, remainingRecords: 0 });
    expect(await list()).toMatchObject({ items: [{ prescription_status: 'Z' }] });
  });

  it.each([
    ['no items', { hasNext: false, remainingRecords: 0 }, false],
    ['no hasNext', { items: [item], remainingRecords: 4 }, true],
    ['no remainingRecords', { items: [item], hasNext: true }, true],
  ])('may come with %s', async (_what, content, hasNext) => {
    scene.answers(200, content);
    expect(await list()).toMatchObject({ kind: 'page', hasNext });
  });

  it.each([
    ['HTML', '<html>Bem-vindo</html>'],
    ['nothing', ''],
    ['no word on what follows', { items: [item] }],
    ['items that are no list', { items: { a: 1 }, hasNext: false }],
    ['an item that names no prescription', { items: [{ ...item, prescription_code: ' ' }], hasNext: false }],
    ['an item that is no object', { items: [null], hasNext: false }],
  ])('is not taken for one with %s', async (_what, content) => {
    scene.answers(200, content);
    expect(await list()).toMatchObject({ kind: 'trouble', action: 'hold', error: { code: 'PROTHEUS_ANSWER_UNKNOWN' } });
  });

  it('holds what was asked for when fields were chosen', async () => {
    scene.answers(200, { items: [{ medication_description: 'AAS' }], hasNext: false, remainingRecords: 0 });
    expect(await list({ fields: ['medication_description'] })).toMatchObject({ items: [{ medication_description: 'AAS' }] });
  });

  it('of refunds may lack the date of repayment', async () => {
    const items = (example('refunds-answer').body.items as object[]).map((refund) => ({ ...refund, repayment_date: undefined }));
    scene.answers(200, { items, hasNext: false, remainingRecords: 0 });
    expect(await refunds()).toMatchObject({ items: [{ status: 'A', quantity_requested: 1 }, {}] });
  });
});

describe('all pages', () => {
  const items = Array.from({ length: 32 }, (_, at) => ({
    prescription_code: `4175052023041900${String(at).padStart(4, '0')}`,
    prescription_status: '1',
    medication_code: '0490269497',
  }));
  const pages = (more = {}) => scene.client.medicationPages(scene.connection, { subscriberId, pageSize: 10, ...more });

  beforeEach(() => {
    scene.onCall = ({ url }, response) => {
      const [page, size] = ['page', 'pageSize'].map((name) => Number(url.searchParams.get(name))) as [number, number];
      const end = page * size;
      answer(response, 200, { items: items.slice(end - size, end), hasNext: end < 32, remainingRecords: Math.max(0, 32 - end) });
    };
  });

  it('are followed to the last', async () => {
    expect(await collectPages(pages())).toEqual(items);
    expect(scene.calls.map(({ url }) => url.searchParams.get('page'))).toEqual(['1', '2', '3', '4']);
  });

  it('are asked for one by one: who has seen enough stops', async () => {
    for await (const page of pages({ page: 2 })) if (page.kind === 'page') break;
    expect(scene.calls.map(({ url }) => url.searchParams.get('page'))).toEqual(['2']);
  });

  it('of refunds are followed too', async () => {
    const one = (example('refunds-answer').body.items as object[])[0];
    scene.onCall = ({ url }, response) =>
      answer(response, 200, { items: [{ ...one, protocol: url.searchParams.get('page') }], hasNext: url.searchParams.get('page') !== '3' });
    const found = await collectPages(scene.client.refundPages(scene.connection, { prescriptionCode: '4' }));
    expect(found).toMatchObject([{ protocol: '1' }, { protocol: '2' }, { protocol: '3' }]);
  });

  it('end with the first trouble: part of a list is no list', async () => {
    const whole = scene.onCall;
    scene.onCall = (call, response) => (call.url.searchParams.get('page') === '3' ? answer(response, 500, '') : whole(call, response));
    expect(await collectPages(pages())).toMatchObject({ kind: 'trouble', error: { code: 'PROTHEUS_FAULT' } });
  });

  it.each([
    ['the same page again and again', { items: items.slice(0, 10), hasNext: true, remainingRecords: 22 }],
    ['more to come and nothing', { items: [], hasNext: true, remainingRecords: 22 }],
  ])('do not go on for ever when Protheus answers %s', async (_what, content) => {
    scene.answers(200, content);
    expect(await collectPages(pages())).toMatchObject({ kind: 'trouble', error: { code: 'PROTHEUS_ANSWER_UNKNOWN' } });
    expect(scene.calls.length).toBeLessThanOrEqual(2);
  });
});

describe('a POST whose outcome must be known', () => {
  it('was not sent when nobody listens any more, with or without a token at hand', async () => {
    const gone = new ProtheusScene();
    await gone.open();
    gone.reset();
    gone.answers(201, example('create-answer').body);
    expect(await gone.client.createPrescription(gone.connection, body)).toMatchObject({ kind: 'created' });
    await gone.close();
    const refused = { delivery: 'notSent', action: 'hold', error: { code: 'PROTHEUS_NOT_REACHED' } };
    const facts = (operation: string) => ({ operation, failure: 'ECONNREFUSED' });
    expect(await gone.client.createPrescription(gone.connection, body)).toMatchObject({ ...refused, facts: facts('createPrescription') });
    const other = { ...gone.connection, tenant: 'outra' };
    expect(await gone.client.createPrescription(other, body)).toMatchObject({ ...refused, facts: facts('token') });
    await gone.sender.close();
  });

  it('was not sent when the name does not exist', async () => {
    expect(await create({}, { baseUrl: 'http://nobody.invalid/rest' })).toMatchObject({ delivery: 'notSent', action: 'hold' });
  });

  it('was not sent when it was given up before, or its time was over', async () => {
    expect(await create({ signal: AbortSignal.abort() })).toMatchObject({ delivery: 'notSent', facts: { failure: 'ABORTED' } });
    scene.answers(200, { items: [], hasNext: false });
    await list();
    const deadline = new Date(scene.clock.now().getTime() - 1);
    expect(await create({ deadline })).toMatchObject({
      delivery: 'notSent',
      facts: { operation: 'createPrescription', failure: 'DEADLINE' },
    });
    expect(scene.calls).toHaveLength(1);
  });

  it('is unknown when the answer takes too long, or half of it is missing', async () => {
    stopTimeouts();
    /** The time of the call is over only when it has arrived. */
    const late = async (answer: typeof scene.onCall) => {
      const arrived = new Promise<void>((resolve) => {
        scene.onCall = (...call) => {
          answer(...call);
          resolve();
        };
      });
      const created = create({}, { timeoutMs: 60 });
      await arrived;
      jest.advanceTimersByTime(60);
      return created;
    };
    expect(await late(() => undefined)).toMatchObject({ delivery: 'unknown', facts: { failure: 'ETIMEDOUT' } });
    expect(
      await late((_call, response) => void response.writeHead(201, { 'content-length': '500' }).write('{"prescriptionCode"')),
    ).toMatchObject({ delivery: 'unknown', error: { code: 'PROTHEUS_NO_ANSWER' } });
    expect(scene.calls).toHaveLength(2);
  });

  it('is unknown when the connection breaks, and is not repeated', async () => {
    scene.onCall = (_call, response) => void response.socket?.resetAndDestroy();
    expect(await create()).toMatchObject({ delivery: 'unknown', action: 'hold', error: { code: 'PROTHEUS_NO_ANSWER' } });
    expect(scene.calls).toHaveLength(1);
  });

  it('is unknown when it is given up on the way', async () => {
    const controller = new AbortController();
    scene.onCall = () => controller.abort();
    expect(await create({ signal: controller.signal })).toMatchObject({ delivery: 'unknown', facts: { failure: 'ABORTED' } });
  });

  it.each([
    ['a success that names no prescription', 201, {}],
    ['a success that names an empty one', 200, { prescriptionCode: ' ' }],
    ['a success in HTML', 200, '<html>'],
    ['a success without a body', 204, ''],
    ['an unknown error inside a success', 200, { code: 'E777', message: 'x', detailedMessage: '' }],
    ['500', 500, ''],
    ['502 of something before it', 502, '<html>Bad gateway</html>'],
    ['503', 503, ''],
    ['504', 504, ''],
    ['408', 408, ''],
    ['500 with a code nobody knows', 500, { code: 1, message: 'x', detailedMessage: '' }],
  ])('is unknown after %s', async (_what, status, content) => {
    // 204 must not carry a body.
    if (status === 204) scene.onCall = (_call, response) => void response.writeHead(204).end();
    else scene.answers(status, content);
    expect(await create()).toMatchObject({ kind: 'trouble', delivery: 'unknown' });
    expect(scene.calls).toHaveLength(1);
  });
});
