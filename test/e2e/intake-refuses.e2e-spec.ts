import { hatResources } from '@ponte/hat/contract';
import { startBridge, storedRows, type Bridge } from '../support';

interface Refusal {
  code: string;
  message: string;
  details: { code: string; path?: string; message: string }[];
  detailsTotal: number;
}

const places = ({ details }: Refusal) => details.map(({ code, path }) => `${path ?? ''} ${code}`).sort();

describe('what the intake refuses', () => {
  let bridge: Bridge;
  let before: Record<string, number>;
  beforeAll(async () => {
    bridge = await startBridge();
    before = await storedRows(bridge.database.url);
  });
  afterEach(async () => expect(await storedRows(bridge.database.url)).toEqual(before));
  afterAll(() => bridge.close());
  const envelope = (items: unknown) => ({ items, healthInsurerId: '0001', ansRegistry: '417505' });
  const refusal = async (resource: string, items: unknown, query = '') =>
    (await bridge.api.post(`/hat/${resource}${query}`, envelope(items)).expect(422)).body as Refusal;

  it('names the item and the field of a fault, and stores nothing of the valid ones', async () => {
    const items = Array.from({ length: 20 }, (_, at) => ({ personId: `P${at}`, ...(at === 17 ? { holderCPF: '52998224724' } : {}) }));
    const answer = await refusal('persons', items);
    expect(answer).toMatchObject({ code: 'VALIDATION_FAILED', detailsTotal: 1 });
    expect(places(answer)).toEqual(['items[17].holderCPF CPF_INVALID']);
  });

  it('tells every fault at once, one detail each', async () => {
    const answer = await refusal('persons', [
      { personId: 'A', holderCPF: '11111111111', nationalhealthcard: '700000000000006', birthdate: '20230229', gender: 'X' },
      { name: 'SEM CHAVE', zipcode: '1310100', email: 'nada', apelido: 'LENA' },
      { personId: '123456789', NAME: 'A', name: 'B', phonenumber: true },
      'texto',
      null,
      { personId: 'A_B', name: 'DUAS\nLINHAS', citycode: 'x'.repeat(7) },
    ]);
    expect(places(answer)).toEqual([
      'items[0].birthdate DATE_INVALID',
      'items[0].gender FIELD_ENUM',
      'items[0].holderCPF CPF_INVALID',
      'items[0].nationalhealthcard CNS_INVALID',
      'items[1].apelido FIELD_UNKNOWN',
      'items[1].email EMAIL_INVALID',
      'items[1].personId FIELD_REQUIRED',
      'items[1].zipcode FIELD_TOO_SHORT',
      'items[2].name FIELD_REPEATED',
      'items[2].personId FIELD_TOO_LONG',
      'items[2].phonenumber FIELD_TYPE',
      'items[3] ITEM_NOT_OBJECT',
      'items[4] ITEM_NOT_OBJECT',
      'items[5].citycode FIELD_FORMAT',
      'items[5].name FIELD_CHARACTERS',
      'items[5].personId FIELD_FORMAT',
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/11111111111|700000000000006|LENA|DUAS|A_B/);
    expect(answer.details.filter(({ message }) => message.includes('?'))).toEqual([]);
  });

  it('tells faults inside lists by their place, numbers out of range, and documents of providers', async () => {
    const answer = await refusal('healthProviders', [
      {
        healthProviderCode: '000001',
        healthProviderDocument: '11222333000180',
        procedureCoverage: [{ attendanceLocationCode: '001', initialTerm: '20251301', code: 'x' }],
      },
      { healthProviderCode: '000002', procedureCoverage: 'x' },
    ]);
    expect(places(answer)).toEqual(
      expect.arrayContaining([
        'items[0].healthProviderDocument DOCUMENT_INVALID',
        'items[0].procedureCoverage[0].initialTerm DATE_INVALID',
        'items[0].procedureCoverage[0].code FIELD_UNKNOWN',
        'items[0].procedureCoverage[0].specialtyCode FIELD_REQUIRED',
        'items[1].procedureCoverage FIELD_TYPE',
      ]),
    );
    const specialty = await refusal('healthProviderSpecialties', [{ healthProviderCode: '1', specialtyCode: '1', searchOrder: 10 }]);
    expect(places(specialty)).toEqual(['items[0].searchOrder FIELD_RANGE']);
  });

  it.each([
    ['persons', {}, ['personId']],
    ['beneficiaries', {}, ['subscriberId']],
    ['beneficiaryStatus', {}, ['eventDate', 'eventType', 'subscriberId']],
    ['healthProviders', {}, ['healthProviderCode']],
    ['healthProviderStatus', {}, ['eventDate', 'eventType', 'healthProviderCode']],
    ['attendanceLocations', {}, ['healthProviderCode', 'locationCode', 'locationTypeCode']],
    ['healthProviderSpecialties', {}, ['healthProviderCode', 'specialtyCode']],
  ])('asks %s for its key fields, and status for day and type, nothing else', async (resource, item, required) => {
    expect(places(await refusal(resource, [item]))).toEqual(required.map((field) => `items[0].${field} FIELD_REQUIRED`));
  });

  it('cuts the list of details at 1,000, and says how many there were', async () => {
    const answer = await refusal(
      'persons',
      Array.from({ length: 1_500 }, () => ({ holderCPF: '1' })),
    );
    expect(answer.details).toHaveLength(1_000);
    expect(answer.detailsTotal).toBe(3_000);
  });

  it('refuses an identifier longer than its field, digit by digit unseen', async () => {
    const text = JSON.stringify(envelope([])).replace('[]', '[{"subscriberId":123456789012345678},{"subscriberId":12345678901234567.0}]');
    const { body } = await bridge.api.postText('/hat/beneficiaries', text).expect(422);
    expect(places(body as Refusal)).toEqual(['items[0].subscriberId FIELD_TOO_LONG', 'items[1].subscriberId FIELD_TYPE']);
    expect(JSON.stringify(body)).not.toContain('1234567890123456');
  });

  it('refuses a key twice in one call of upserts, and says where it was first', async () => {
    const answer = await refusal('persons', [{ personId: 'A' }, { personId: 'B' }, { personId: 'A', name: 'X' }]);
    expect(places(answer)).toEqual(['items[2] KEY_REPEATED']);
    expect(answer.details[0]?.message).toContain('items[0]');
    const place = { healthProviderCode: '000123', locationCode: '001', locationTypeCode: 'CLI' };
    expect(places(await refusal('attendanceLocations', [place, { ...place, codint: '0001' }]))).toEqual(['items[1] KEY_REPEATED']);
  });

  it.each([
    [{ healthInsurerId: '0002', ansRegistry: '417505' }, ['healthInsurerId INSURER_UNKNOWN']],
    [{ healthInsurerId: '0001', ansRegistry: '999999' }, ['healthInsurerId INSURER_UNKNOWN']],
    [{ healthInsurerId: '0001' }, ['ansRegistry FIELD_REQUIRED']],
    [
      { healthInsurerId: 1, ansRegistry: '417505', Items: [], nada: 1 },
      ['healthInsurerId FIELD_TYPE', 'items FIELD_REPEATED', 'nada FIELD_UNKNOWN'],
    ],
  ])('refuses an envelope that is not one of this operator: %j', async (fields, expected) => {
    const { body } = await bridge.api.post('/hat/persons', { items: [{ personId: 'A' }], ...fields }).expect(422);
    expect(places(body as Refusal)).toEqual(expected);
  });

  it('takes 1 to 10,000 items', async () => {
    expect(places(await refusal('persons', []))).toEqual(['items ITEMS_EMPTY']);
    expect(places(await refusal('persons', { 0: { personId: 'A' } }))).toEqual(['items FIELD_TYPE']);
    const items = Array.from({ length: 10_001 }, (_, at) => ({ personId: String(at) }));
    const answer = await refusal('persons', items);
    expect(places(answer)).toEqual(['items ITEMS_TOO_MANY']);
    expect(answer.details[0]?.message).toContain('10000');
  });

  it('with mode=partial refuses the call all the same when no item is valid', async () => {
    expect(places(await refusal('persons', [{ personId: 'A', gender: 'x' }], '?mode=partial'))).toEqual(['items[0].gender FIELD_ENUM']);
  });

  it('answers 400 to a mode it does not know', async () => {
    const { body } = await bridge.api.post('/hat/persons?mode=some&forced=true', envelope([{ personId: 'A' }])).expect(400);
    expect(places(body as Refusal)).toEqual(['forced FIELD_UNKNOWN', 'mode FIELD_ENUM']);
  });

  it.each(hatResources)('explains that %s are not deleted', async (resource) => {
    const { body, headers } = await bridge.api.delete(`/hat/${resource}`).expect(405);
    expect(body).toMatchObject({ code: 'DELETE_NOT_SUPPORTED' });
    expect(headers.allow).toBe('POST');
    expect((body as Refusal).message).toMatch(/beneficiaryStatus.*blockDate/);
    const anonymous = await fetch(`${bridge.hubs[0]?.url}/api/v1/hat/${resource}`, { method: 'DELETE' });
    expect(anonymous.status).toBe(405);
    const read = await bridge.api.get(`/hat/${resource}`).expect(405);
    expect([(read.body as Refusal).code, read.headers.allow]).toEqual(['METHOD_NOT_ALLOWED', 'POST']);
    const one = await bridge.api.delete(`/hat/${resource}/1`);
    expect(one.status).toBe(404);
  });

  it('answers 404 to a resource it does not know, naming those it knows', async () => {
    const { body } = await bridge.api.post('/hat/pessoas', envelope([{}])).expect(404);
    expect(body).toMatchObject({ code: 'RESOURCE_UNKNOWN', message: expect.stringContaining('attendanceLocations') as string });
    await bridge.api.post('/hat/__proto__', envelope([{}])).expect(404);
    await bridge.api.post('/hat/constructor', envelope([{}])).expect(404);
    for (const answer of [
      bridge.api.get('/hat/pessoas'),
      bridge.api.delete('/hat/pessoas'),
      bridge.api.put('/hat/pessoas', {}),
      bridge.api.get('/hat/%70essoas'),
      bridge.api.get('/hat/records/pessoas/1'),
      bridge.api.delete('/hat/records/pessoas/1'),
    ]) {
      const { body, headers } = await answer.expect(404);
      expect(body).toMatchObject({ code: 'RESOURCE_UNKNOWN', message: expect.stringContaining('attendanceLocations') as string });
      expect(headers.allow).toBeUndefined();
    }
  });

  it.each([
    ['post', '/hat/gate', 'GET'],
    ['post', '/hat/submissions', 'GET'],
    ['put', '/hat/gate', 'GET'],
    ['delete', '/hat/gate', 'GET'],
    ['delete', '/hat/submissions/1', 'GET'],
    ['get', '/hat/pause', 'POST'],
    ['get', '/hat/masterToken', 'POST'],
    ['get', '/hat/pers%6Fns', 'POST'],
  ] as const)('tells %s %s the methods of that address', async (method, path, allowed) => {
    const { body, headers } = await bridge.api[method](path).expect(405);
    expect([(body as Refusal).code, headers.allow]).toEqual(['METHOD_NOT_ALLOWED', allowed]);
  });

  it('explains for one record too that HAT deletes none', async () => {
    const { body, headers } = await bridge.api.delete('/hat/records/persons/1').expect(405);
    expect([(body as Refusal).code, headers.allow]).toEqual(['DELETE_NOT_SUPPORTED', 'GET']);
  });
});

describe('a call with mode=partial', () => {
  let bridge: Bridge;
  beforeAll(async () => void (bridge = await startBridge()));
  afterAll(() => bridge.close());

  it('accepts what is valid, and returns the rest as rejected items with their faults', async () => {
    const items = [{ personId: 'A' }, { personId: 'B', holderCPF: '1' }, { personId: 'C' }, { personId: 'A' }, 7];
    const body = { items, healthInsurerId: '0001', ansRegistry: '417505' };
    const { body: answer } = await bridge.api.post('/hat/persons?mode=partial', body).set('Accept-Language', 'en').expect(202);
    expect(answer).toMatchObject({
      accepted: 2,
      status: 'processing',
      rejected: [
        { index: 1, state: 'rejected', details: [{ code: 'CPF_INVALID', path: 'items[1].holderCPF' }] },
        {
          index: 3,
          state: 'rejected',
          details: [{ code: 'KEY_REPEATED', path: 'items[3]', message: expect.stringContaining('items[0]') as string }],
        },
        { index: 4, state: 'rejected', details: [{ code: 'ITEM_NOT_OBJECT', path: 'items[4]' }] },
      ],
    });
    const { submissionId } = answer as { submissionId: string };
    expect((await bridge.api.settled(submissionId)).counts).toEqual({ confirmed: 2 });
    const list = await bridge.api.get(`/hat/submissions/${submissionId}/items?order=index&fields=index,key`).expect(200);
    expect(list.body).toEqual({
      items: [
        { index: 0, key: 'A' },
        { index: 2, key: 'C' },
      ],
      hasNext: false,
    });
    expect([...bridge.mock.hat.records('persons').keys()]).toEqual(['A', 'C']);
  });
});
