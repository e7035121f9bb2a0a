import { prescription, ProtheusScene, type RequestAnswer } from './protheus-refund/protheus-scene';

describe('a prescription handed over', () => {
  let scene: ProtheusScene;
  // Nothing but the requests themselves calls Protheus, and meets its faults.
  beforeAll(async () => void (scene = await ProtheusScene.open({ environment: { PROTHEUS_POLL_INTERVAL_MS: '3600000' } })));
  afterEach(() => scene.mock.protheus.faults.clear());
  afterAll(() => scene.close());

  const posts = () => scene.mock.protheus.calls().filter(({ operation }) => operation === 'createPrescription').length;

  it('is answered 201 with what Protheus made of it', async () => {
    const { body, headers } = await scene.create().expect(201);
    const created = body as { requestId: string; prescriptionCode: string };
    expect(scene.newCodes()).toContain(created.prescriptionCode);
    expect(headers.location).toBe(`/api/v1/protheus/requests/${created.requestId}`);
    expect(body).toMatchObject({
      status: { code: '1', description: 'Protocolado' },
      subscriberName: 'HERNANDES ALVES DA SILVA',
      startValidityDate: '2023-04-03',
      medications: [{ tableCode: '04', medicationCode: '0490173961', medicationDescription: expect.stringContaining('DRAMIN') as string }],
    });
    expect(await scene.request(created.requestId)).toMatchObject({
      state: 'created',
      prescriptionCode: created.prescriptionCode,
      prescription: { prescriptionCode: created.prescriptionCode },
      posts: 1,
    });
  });

  it('is stored and answered 202 at once with wait=0, then created', async () => {
    const { body, headers } = await scene.create(prescription, '?wait=0').expect(202);
    const { requestId, state } = body as RequestAnswer;
    expect([state, headers.location]).toEqual(['received', `/api/v1/protheus/requests/${requestId}`]);
    expect((await scene.final(requestId)).state).toBe('created');
  });

  it('is answered 202 when the answer of Protheus is lost, and found again', async () => {
    const lossy = await ProtheusScene.open({ environment: { PROTHEUS_TIMEOUT_MS: '400', PROTHEUS_SETTLE_MS: '800' } });
    try {
      lossy.mock.protheus.faults.add({ operation: 'createPrescription', kind: 'resetAfter', first: 1 });
      const { body } = await lossy.create().expect(202);
      const { requestId } = body as RequestAnswer;
      const found = await lossy.final(requestId);
      expect([found.state, lossy.newCodes()]).toEqual(['created', [found.prescriptionCode]]);
      expect(found).toMatchObject({ prescription: { subscriberName: null, medications: [{ medicationCode: '0490173961' }] } });
    } finally {
      await lossy.close();
    }
  });

  it('is sent once for one Idempotency-Key, and twice for two', async () => {
    const before = [posts(), scene.newCodes().length];
    const first = await scene.create(prescription, '', { 'Idempotency-Key': 'receita-1' }).expect(201);
    const again = await scene.create(prescription, '', { 'Idempotency-Key': 'receita-1' }).expect(202);
    expect(again.headers.location).toBe(first.headers.location);
    await scene.create({ ...prescription, professionalName: 'OUTRO' }, '', { 'Idempotency-Key': 'receita-1' }).expect(422);
    await scene.create(prescription, '', { 'Idempotency-Key': 'receita-2' }).expect(201);
    expect([posts(), scene.newCodes().length]).toEqual([(before[0] ?? 0) + 2, (before[1] ?? 0) + 2]);
  });

  it('reaches Protheus with the addresses of its attachments, which rest sealed and go when it has ended', async () => {
    await scene.api.post('/protheus/pause').expect(200);
    const { body } = await scene.create(prescription, '?wait=0').expect(202);
    const { requestId } = body as RequestAnswer;
    const stored = async () =>
      (
        await scene.rows<{ all: string; sealed: string | null }>(
          `SELECT r::text AS all, sealed_attachments AS sealed FROM protheus_request r WHERE id = $1`,
          [requestId],
        )
      )[0];
    expect((await stored())?.all).not.toContain('totvs.com');
    expect((await stored())?.sealed).toMatch(/^v1\./);
    await scene.api.post('/protheus/resume').expect(200);
    await scene.reaches(requestId, ['created']);
    const sent = scene.mock.journal
      .entries()
      .filter(({ operation }) => operation === 'createPrescription')
      .at(-1);
    expect(JSON.parse(sent?.requestBody ?? '{}')).toEqual(prescription);
    expect((await stored())?.sealed).toBeNull();
  });

  it.each([
    ['an unknown insurer', { healthInsurerCode: '0099' }, 422, 'PROTHEUS_INSURER_UNKNOWN', 'E003', 'healthInsurerCode'],
    ['an unknown card', { subscriberId: '00011008000027012' }, 404, 'PROTHEUS_SUBSCRIBER_UNKNOWN', 'E004', 'subscriberId'],
  ])('of %s is refused in our words, the code of Protheus beside them', async (_, change, status, code, vendorCode, field) => {
    const { body, headers } = await scene.create({ ...prescription, ...change }).expect(status);
    expect(body).toMatchObject({ code, vendorCode, field, fix: expect.stringContaining('Confira') as string });
    const { requestId } = body as RequestAnswer;
    expect(headers.location).toContain(requestId);
    expect(await scene.request(requestId)).toMatchObject({ state: 'rejected', error: { code, vendorCode, field } });
  });

  it('is refused with both kinds of E005, each translated, and keeps no query string', async () => {
    const { body } = await scene
      .create({
        ...prescription,
        medications: [{ tableCode: '04', medicationCode: '0490173962' }],
        attachments: [{ href: 'https://www.totvs.com/2022/04/totvs-shared.png?assinatura=segredo-9' }],
      })
      .expect(422);
    expect(body).toMatchObject({
      code: 'PROTHEUS_PRESCRIPTION_REFUSED',
      vendorCode: 'E005',
      detailsTotal: 2,
      details: [
        { code: 'PROTHEUS_MEDICATION_UNKNOWN', vendorCode: 'E005-1', path: 'medications.medicationCode' },
        { code: 'PROTHEUS_ATTACHMENT_NOT_DOWNLOADED', vendorCode: 'E005-1', path: 'attachments.href' },
      ],
    });
    const { requestId } = body as RequestAnswer;
    const view = await scene.request(requestId);
    expect(view.vendorText).toContain('Erro ao realizar download do arquivo.');
    const english = await scene.api.get(`/protheus/requests/${requestId}`).set('Accept-Language', 'en');
    expect((english.body as RequestAnswer).error?.message).toBe('Protheus refused the prescription; nothing was stored.');
    const [row] = await scene.rows<{ all: string }>('SELECT r::text AS all FROM protheus_request r WHERE id = $1', [requestId]);
    expect(JSON.stringify([body, view, row])).not.toContain('segredo-9');
    const reader = await scene.api.withRole('reader');
    expect((await reader.get(`/protheus/requests/${requestId}`)).body).not.toHaveProperty('vendorText');
  });

  it('is kept while Protheus cannot be reached, and sent when it can', async () => {
    scene.mock.protheus.faults.add({ operation: '*', kind: 'status', status: 503, first: 3 });
    const { body } = await scene.create().expect(202);
    expect(await scene.final((body as RequestAnswer).requestId)).toMatchObject({ state: 'created', posts: 1 });
  });

  it('waits for its turn: requests of one beneficiary go one after the other, in order', async () => {
    const councils = ['111', '222', '333', '444'];
    const ids = [];
    for (const professionalCouncilNumber of councils) {
      const { body } = await scene.create({ ...prescription, professionalCouncilNumber }, '?wait=0').expect(202);
      ids.push((body as RequestAnswer).requestId);
    }
    const codes = (await Promise.all(ids.map((id) => scene.final(id)))).map(({ prescriptionCode }) => prescriptionCode ?? '');
    expect([...codes].sort()).toEqual(codes);
    const made = scene.mock.protheus.prescriptions(prescription.subscriberId).slice(-4);
    expect(made.map(({ professionalCouncilNumber }) => professionalCouncilNumber)).toEqual(councils);
  });

  it('cannot be seen by its id in another form, nor listed by a state that does not exist', async () => {
    await scene.api.get('/protheus/requests/nobody').expect(404);
    await scene.api.get('/protheus/requests/00000000-0000-4000-8000-000000000000').expect(404);
    await scene.api.get('/protheus/requests?state=perdida').expect(400);
    const { body } = await scene.api.get('/protheus/requests?state=rejected&fields=state,error&pageSize=2').expect(200);
    expect((body as { items: object[] }).items.map((item) => Object.keys(item))).toEqual([
      ['state', 'error'],
      ['state', 'error'],
    ]);
  });
});
