import { rowsOfDatabase, startBridge, type Bridge } from '../support';

interface Entry {
  matricula: string;
  subscriberId: string | null;
  cpf: string | null;
  mirroredAt: string | null;
}

const subscriberId = '00010001000001018';
const cpf = '52998224725';

describe('the watch list of MedSenior', () => {
  let bridge: Bridge;
  beforeAll(async () => void (bridge = await startBridge()));
  afterAll(() => bridge.close());
  beforeEach(() => rowsOfDatabase(bridge.database.url, 'DELETE FROM medsenior_watch'));

  const entries = async (query = '') =>
    ((await bridge.api.get(`/medsenior/watch?${query}`).expect(200)).body as { items: Entry[]; hasNext: boolean }).items;
  const detail = (body: unknown) => (body as { details: { code: string; path: string }[] }).details[0];

  it('takes a matrícula with its link, shows it, replaces the link, and lets go of it', async () => {
    const { body } = await bridge.api.put('/medsenior/watch/12345', { subscriberId, cpf }).expect(201);
    expect(body).toMatchObject({ matricula: '12345', subscriberId, cpf, mirroredAt: null, lastError: null });
    expect((await bridge.api.get('/medsenior/watch/12345').expect(200)).body).toEqual(body);
    expect((await bridge.api.put('/medsenior/watch/12345', { subscriberId }).expect(200)).body).toMatchObject({ subscriberId, cpf: null });
    await bridge.api.delete('/medsenior/watch/12345').expect(204);
    await bridge.api.get('/medsenior/watch/12345').expect(404);
    await bridge.api.delete('/medsenior/watch/12345').expect(404);
  });

  it('knows one spelling of a matrícula: MedSenior answers numbers', async () => {
    await bridge.api.put('/medsenior/watch/00777', {}).expect(201);
    await bridge.api.put('/medsenior/watch/777', {}).expect(200);
    expect((await bridge.api.get('/medsenior/watch/0777').expect(200)).body).toMatchObject({ matricula: '777' });
    await bridge.api.put('/medsenior/watch/000', {}).expect(201);
    expect((await entries('order=matricula')).map(({ matricula }) => matricula)).toEqual(['0', '777']);
  });

  it('refuses what is no matrícula, no CPF or no member, and repeats none of it', async () => {
    for (const path of ['12a', '123456789012345678901', '-1', '1.5']) {
      const { body, text } = await bridge.api.put(`/medsenior/watch/${path}`, {}).expect(400);
      expect(body).toMatchObject({ code: 'QUERY_INVALID', details: [{ code: 'FIELD_FORMAT', path: 'matricula' }] });
      if (path.length > 4) expect(text).not.toContain(path);
    }
    const refused = async (link: object) => detail((await bridge.api.put('/medsenior/watch/5', link).expect(422)).body);
    expect(await refused({ cpf: '52998224724' })).toMatchObject({ code: 'CPF_INVALID', path: 'cpf' });
    expect(await refused({ subscriberId: '123' })).toMatchObject({ code: 'FIELD_FORMAT', path: 'subscriberId' });
    expect(await refused({ subscriberID: subscriberId })).toMatchObject({ code: 'FIELD_UNKNOWN' });
    await bridge.api.get('/medsenior/watch/5').expect(404);
  });

  it('loads ten thousand at once', async () => {
    const items = Array.from({ length: 10_000 }, (_, index) => ({ matricula: String(500_000 + index), subscriberId }));
    expect((await bridge.api.post('/medsenior/watch', { items }).expect(200)).body).toEqual({ created: 10_000, updated: 0 });
    expect((await bridge.api.post('/medsenior/watch', { items: items.slice(0, 3) }).expect(200)).body).toEqual({ created: 0, updated: 3 });
    const { body } = await bridge.api.post('/medsenior/watch', { items: [...items, { matricula: '1' }] }).expect(422);
    expect(detail(body)).toMatchObject({ code: 'ITEMS_TOO_MANY', path: 'items' });
    await bridge.api.get('/medsenior/watch/1').expect(404);
    const { hasNext } = (await bridge.api.get('/medsenior/watch?pageSize=200').expect(200)).body as { hasNext: boolean };
    expect(hasNext).toBe(true);
  });

  it('takes a load as a whole or not at all, and names every fault', async () => {
    const load = async (items: unknown) => (await bridge.api.post('/medsenior/watch', { items }).expect(422)).body as object;
    expect(await load([{ matricula: '1' }, { matricula: 'x', cpf: '1' }, { matricula: '3', extra: 1 }])).toMatchObject({
      code: 'VALIDATION_FAILED',
      details: expect.arrayContaining([
        expect.objectContaining({ code: 'FIELD_FORMAT', path: 'items[1].matricula' }),
        expect.objectContaining({ code: 'CPF_INVALID', path: 'items[1].cpf' }),
        expect.objectContaining({ code: 'FIELD_UNKNOWN', path: 'items[2].extra' }),
      ]) as unknown[],
    });
    expect(detail(await load([{ matricula: '8' }, { matricula: '08' }]))).toMatchObject({
      code: 'KEY_REPEATED',
      path: 'items[1].matricula',
    });
    expect(detail(await load([]))).toMatchObject({ code: 'ITEMS_EMPTY' });
    for (const faulty of [null, 'x', [null], [7], [{}]]) await load(faulty);
    await bridge.api.get('/medsenior/watch/1').expect(404);
  });

  it('is listed by member and CPF, in order, field by field', async () => {
    await bridge.api
      .post('/medsenior/watch', { items: [{ matricula: '10', subscriberId }, { matricula: '20', cpf }, { matricula: '30' }] })
      .expect(200);
    expect(await entries('order=-matricula&fields=matricula')).toEqual([{ matricula: '30' }, { matricula: '20' }, { matricula: '10' }]);
    expect((await entries(`subscriberId=${subscriberId}`)).map(({ matricula }) => matricula)).toEqual(['10']);
    expect((await entries(`cpf=${cpf}`)).map(({ matricula }) => matricula)).toEqual(['20']);
    await bridge.api.get('/medsenior/watch?order=lastError').expect(400);
    await bridge.api.get('/medsenior/watch?fields=name').expect(400);
    await bridge.api.get('/medsenior/watch?cpf=11111111111').expect(400);
  });

  it('is kept, and the mirror asked, also where the integration is off; live answers are not', async () => {
    const { body } = await bridge.api.get('/medsenior/authorizations?matricula=1').expect(409);
    expect(body).toMatchObject({ code: 'VENDOR_DISABLED' });
    expect((await bridge.api.get('/medsenior/authorizations?matricula=1&source=mirror').expect(200)).body).toMatchObject({
      items: [],
      source: 'mirror',
      asOf: null,
      notMirrored: ['1'],
    });
    await bridge.api.get('/medsenior/authorizations/240300123').expect(404);
    expect((await bridge.api.get('/medsenior/gate').expect(200)).body).toMatchObject({ enabled: false, paused: false });
  });
});
