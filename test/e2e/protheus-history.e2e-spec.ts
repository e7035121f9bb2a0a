import { until } from '../support';
import { prescription, ProtheusScene } from './protheus-refund/protheus-scene';

const subscriberId = '00011008000027010';

interface History {
  status: { code: string };
  final: boolean;
  items: { kind: string; protocol?: string; status: { code: string; description: string }; seenAt: string }[];
  refunds: { protocol: string; status: { code: string }; final: boolean }[];
}

interface StatusEvent {
  type: string;
  source: string;
  subject: string;
  data: object;
}

describe('the history of a prescription', () => {
  let scene: ProtheusScene;
  beforeAll(async () => void (scene = await ProtheusScene.open({ replicas: 2 })));
  afterAll(() => scene.close());

  it('is a line for each status seen of it and of its refunds, until nothing can change', async () => {
    const { prescriptionCode: code } = scene.mock.protheus.createPrescription({
      subscriberId,
      startValidityDate: '2023-04-03',
      medications: [{ medicationCode: '0490173961' }],
    });
    await scene.api.get(`/protheus/prescriptions/${code}/history`).expect(404);
    await scene.api.get(`/protheus/continuousMedications?subscriberId=${subscriberId}&prescriptionCode=${code}`).expect(200);
    const history = async () => (await scene.api.get(`/protheus/prescriptions/${code}/history`)).body as Partial<History>;
    const reaches = (status: string) => until(async () => (await history()).status?.code === status);
    await reaches('1');
    scene.mock.protheus.move(code, '2');
    await reaches('2');
    const { protocol } = scene.mock.protheus.createRefund(code);
    await until(async () => (await history()).refunds?.length === 1);
    scene.mock.protheus.moveRefund(protocol, '6');
    await until(async () => (await history()).refunds?.[0]?.status.code === '6');
    expect((await history()).refunds?.[0]).toMatchObject({ final: false });
    scene.mock.protheus.moveRefund(protocol, { repaymentDate: '2026-11-22' });
    scene.mock.protheus.move(code, '3');
    await until(async () => {
      const { final, refunds: seen } = await history();
      return final === true && seen?.[0]?.final === true;
    });
    const open = () => scene.rows<{ key: string }>('SELECT key FROM protheus_watch WHERE key = $1 AND next_poll_at IS NOT NULL', [code]);
    await until(async () => (await open()).length === 0);
    const { items = [] } = await history();
    expect(items.filter(({ kind }) => kind === 'prescription').map(({ status }) => status.description)).toEqual([
      'Protocolado',
      'Em Analise',
      'Deferido',
    ]);
    expect(items.filter(({ kind }) => kind === 'refund').map(({ status }) => status.description)).toEqual([
      'Protocolado',
      'Lib. financeiro',
    ]);
    const told = async () =>
      ((await scene.api.get('/events?types=br.ponte.protheus&pageSize=200').expect(200)).body as { items: StatusEvent[] }).items.filter(
        ({ subject }) => subject === code,
      );
    await until(async () => (await told()).length >= 5);
    for (const { source, subject } of await told()) {
      const { body } = await scene.api.get(`${source.replace('/api/v1', '')}/${subject}`).expect(200);
      expect(body).toMatchObject({ prescriptionCode: code, status: { code: '3' }, refunds: [{ protocol, status: { code: '6' } }] });
    }
    expect((await told()).filter(({ type }) => type.includes('refund')).map(({ data }) => data)).toEqual([
      { protocol, medicationCode: '0490173961', status: '1', previous: null },
      { protocol, medicationCode: '0490173961', status: '6', previous: '1' },
    ]);
    const newest = await scene.api.get(`/protheus/prescriptions/${code}/history?order=-seenAt&pageSize=1&fields=status`).expect(200);
    expect(newest.body).toMatchObject({ items: [{ status: { code: '3' } }], hasNext: true });
  });

  it('begins with its creation through the hub', async () => {
    const { body } = await scene.create().expect(201);
    const { prescriptionCode: code } = body as { prescriptionCode: string };
    expect((await scene.api.get(`/protheus/prescriptions/${code}/history`).expect(200)).body).toMatchObject({
      prescriptionCode: code,
      subscriberId: prescription.subscriberId,
      validUntil: '2023-04-03',
      items: [{ kind: 'prescription', status: { code: '1', description: 'Protocolado' } }],
    });
  });

  it('rests with all of the operator’s calls while Protheus fails, and goes on by itself', async () => {
    await scene.create().expect(201);
    const gate = async () => (await scene.api.get('/protheus/gate').expect(200)).body as { reason: string | null };
    scene.mock.protheus.faults.add({ operation: '*', kind: 'status', status: 500 });
    await until(async () => (await gate()).reason === 'PROTHEUS_FAULT');
    scene.mock.protheus.faults.clear();
    await until(async () => (await gate()).reason === null);
  });

  it('is looked for by one replica at a time: the replicas share the work', async () => {
    const { body } = await scene.create().expect(201);
    const { prescriptionCode: code } = body as { prescriptionCode: string };
    const looks = () => scene.mock.protheus.calls().filter((call) => call.operation === 'listRefunds' && call.keys?.includes(code)).length;
    const claims = async () =>
      (await scene.rows<{ epoch: number }>(`SELECT epoch FROM protheus_watch WHERE kind = 'refunds' AND key = $1`, [code]))[0]?.epoch ?? 0;
    await until(async () => (await claims()) > 5);
    expect(looks()).toBeLessThanOrEqual(await claims());
  });
});
