import { until } from '../support';
import { ProtheusScene } from './protheus-refund/protheus-scene';

/** The document's beneficiary, and one of its prescriptions, which has the document's refunds. */
const subscriberId = '00011008000027010';
const prescriptionCode = '41750520230419000001';

describe('medications and refunds of a beneficiary', () => {
  let scene: ProtheusScene;
  beforeAll(
    async () =>
      void (scene = await ProtheusScene.open({
        environment: { PROTHEUS_TIMEOUT_MS: '5000', PROTHEUS_SETTLE_MS: '10000', PROTHEUS_POLL_INTERVAL_MS: '3600000' },
      })),
  );
  beforeEach(async () => {
    scene.mock.protheus.reset();
    await scene.api.post('/protheus/resume').expect(200);
  });
  afterAll(() => scene.close());

  const list = (query: string) => scene.api.get(`/protheus/continuousMedications?${query}`);
  const refunds = (query: string) => scene.api.get(`/protheus/continuousMedications/refunds?${query}`);
  const codeOf = ({ body }: { body: unknown }) => (body as { code: string }).code;
  const readiness = async () => (await fetch(`${scene.hubs[0]?.url}/health/ready`)).json() as Promise<object>;

  it('are answered with our names, statuses in words, and a page at a time', async () => {
    const { body } = await list(`subscriberId=${subscriberId}&pageSize=2`).expect(200);
    expect(body).toMatchObject({
      items: [
        {
          prescriptionCode,
          prescriptionStatus: { code: '3', description: 'Deferido' },
          initialMedicationDate: '2023-01-01',
          quantityAuthorized: 9999,
          unitMeasure: null,
          professionalName: 'FRANCISCO',
        },
        { prescriptionStatus: { code: '1', description: 'Protocolado' } },
      ],
      hasNext: true,
      remainingRecords: 3,
    });
    const last = await list(`subscriberId=${subscriberId}&pageSize=2&page=3`).expect(200);
    expect(last.body).toMatchObject({ hasNext: false, remainingRecords: 0 });
    expect((last.body as { items: object[] }).items).toHaveLength(1);
  });

  it('can be filtered, ordered and cut to fields by our names', async () => {
    const { body } = await list(
      `subscriberId=${subscriberId}&prescriptionStatus=1,3&order=-prescriptionCode&fields=prescriptionCode,prescriptionStatus`,
    ).expect(200);
    expect(body).toMatchObject({
      items: [
        { prescriptionCode: '41750520230619000001', prescriptionStatus: { code: '1' } },
        { prescriptionCode, prescriptionStatus: { code: '3' } },
      ],
    });
    expect(Object.keys((body as { items: object[] }).items[0] ?? {})).toEqual(['prescriptionCode', 'prescriptionStatus']);
  });

  it.each([
    ['no beneficiary', ''],
    ['a card of 16 digits', 'subscriberId=0001100800002701'],
    ['an expression for Protheus to run', `subscriberId=${subscriberId}&filter=x`],
    ['a status that does not exist', `subscriberId=${subscriberId}&prescriptionStatus=9`],
    ['a field of another name', `subscriberId=${subscriberId}&fields=prescription_code`],
    ['an order by a field that is none', `subscriberId=${subscriberId}&order=nada`],
    ['a page of none', `subscriberId=${subscriberId}&pageSize=0`],
  ])('are not asked for with %s', async (_, query) => {
    const calls = scene.mock.protheus.calls().length;
    expect(codeOf(await list(query).expect(400))).toBe('QUERY_INVALID');
    expect(scene.mock.protheus.calls()).toHaveLength(calls);
  });

  it('tell a beneficiary that Protheus does not know', async () => {
    expect(codeOf(await list('subscriberId=00011008000027012').expect(404))).toBe('PROTHEUS_SUBSCRIBER_UNKNOWN');
  });

  it('show the refunds of a prescription to its beneficiary, and to nobody else', async () => {
    const { body } = await refunds(`subscriberId=${subscriberId}&prescriptionCode=${prescriptionCode}&pageSize=2`).expect(200);
    expect(body).toMatchObject({
      items: [
        { protocol: '41750520230525000002', status: { code: 'A', description: 'Solicitação não concluída' }, repaymentDate: '2023-05-24' },
        { protocol: '41750520230529000001' },
      ],
      hasNext: true,
      remainingRecords: 30,
    });
    const other = scene.mock.protheus.beneficiaries().find((one) => one.subscriberId !== subscriberId)?.subscriberId ?? '';
    for (const query of [
      `subscriberId=${other}&prescriptionCode=${prescriptionCode}`,
      `subscriberId=${other}&prescriptionCode=41750520230619000001`,
      `subscriberId=${subscriberId}&prescriptionCode=41750520230619999999`,
      `subscriberId=99999999999999999&prescriptionCode=${prescriptionCode}`,
    ])
      expect(codeOf(await refunds(query).expect(404))).toBe('PROTHEUS_PRESCRIPTION_UNKNOWN');
    await refunds(`prescriptionCode=${prescriptionCode}`).expect(400);
  });

  it('are asked for at most three times when Protheus fails for a moment', async () => {
    // So that no token is asked for meanwhile.
    await list(`subscriberId=${subscriberId}`).expect(200);
    scene.mock.protheus.faults.add({ operation: 'listMedications', kind: 'status', status: 500, first: 2 });
    const calls = () => scene.mock.protheus.calls().filter(({ operation }) => operation === 'listMedications').length;
    const before = calls();
    await list(`subscriberId=${subscriberId}&pageSize=1`).expect(200);
    expect(calls() - before).toBe(3);
  });

  it('are not asked for while the operator holds Protheus paused', async () => {
    await scene.api.post('/protheus/pause').expect(200);
    expect(codeOf(await list(`subscriberId=${subscriberId}`).expect(503))).toBe('PROTHEUS_PAUSED');
    expect((await scene.api.get('/protheus/gate').expect(200)).body).toMatchObject({ enabled: true, paused: true, pausedBy: 'bootstrap' });
    expect(await readiness()).toMatchObject({ status: 'degraded', checks: { protheus: 'degraded' } });
    await scene.api.post('/protheus/resume').expect(200);
    await list(`subscriberId=${subscriberId}`).expect(200);
    expect(await readiness()).toMatchObject({ checks: { protheus: 'up' } });
  });
});

describe('a Protheus that keeps failing', () => {
  it('is left alone for a while, and callers are told at once', async () => {
    const scene = await ProtheusScene.open({
      environment: { PROTHEUS_TIMEOUT_MS: '5000', PROTHEUS_SETTLE_MS: '10000', PROTHEUS_POLL_INTERVAL_MS: '3600000' },
    });
    try {
      scene.mock.protheus.faults.add({ operation: 'listMedications', kind: 'status', status: 500 });
      const ask = () => scene.api.get(`/protheus/continuousMedications?subscriberId=${subscriberId}`);
      let code = '';
      await until(async () => {
        ({ code } = (await ask()).body as { code: string });
        return code === 'PROTHEUS_OVERLOADED';
      });
      const calls = scene.mock.protheus.calls().length;
      const { headers } = await ask().expect(503);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(scene.mock.protheus.calls()).toHaveLength(calls);
    } finally {
      await scene.close();
    }
  });
});

describe('the rate of an operator', () => {
  it('holds for all replicas together, whoever calls', async () => {
    const scene = await ProtheusScene.open({ environment: { PROTHEUS_RATE_PER_SECOND: '20' }, replicas: 2 });
    try {
      const started = performance.now();
      await Promise.all(
        Array.from({ length: 30 }, (_, at) =>
          scene
            .apiOf(at % 2)
            .get(`/protheus/continuousMedications?subscriberId=${subscriberId}&pageSize=1`)
            .expect(200),
        ),
      );
      const seconds = (performance.now() - started) / 1000;
      const calls = scene.mock.protheus.calls().filter(({ operation }) => operation === 'listMedications').length;
      expect(calls / 20).toBeLessThan(seconds + 0.5);
    } finally {
      await scene.close();
    }
  });
});

describe('an operator without Protheus', () => {
  it('is told that the integration is off', async () => {
    const scene = await ProtheusScene.open({ environment: { PROTHEUS_BASE_URL: '' } });
    try {
      const { body } = await scene.api.get(`/protheus/continuousMedications?subscriberId=${subscriberId}`).expect(409);
      expect((body as { code: string }).code).toBe('VENDOR_DISABLED');
      await scene.create().expect(409);
      expect((await scene.api.get('/protheus/gate').expect(200)).body).toMatchObject({ enabled: false, paused: false });
    } finally {
      await scene.close();
    }
  });
});
