import { createMock, type MockUpstream } from '../../apps/mock-upstream/src/create-mock';
import { startContractProxy, type ContractProxy } from '../../tools/contract-proxy/start-contract-proxy';
import { protheusEnvironment, startBridge, until, type Bridge } from '../support';
import { guidesOf, importing } from './hat-guides';
import { prescription } from './protheus-refund/protheus-scene';

const vendors = ['hat', 'protheus-refund', 'medsenior'] as const;
type Vendor = (typeof vendors)[number];

const base = '/protheus/continuousMedications';

describe('hub and emulator of every vendor, with the contract between them', () => {
  const violations: Record<Vendor, string[]> = { hat: [], 'protheus-refund': [], medsenior: [] };
  const proxies: ContractProxy[] = [];
  let mock: MockUpstream;
  let bridge: Bridge;

  beforeAll(async () => {
    mock = await createMock();
    const url = {} as Record<Vendor, string>;
    for (const vendor of vendors) {
      const proxy = await startContractProxy({ vendor, emulator: mock.url, onViolation: (line) => violations[vendor].push(line) });
      proxies.push(proxy);
      url[vendor] = proxy.url;
    }
    bridge = await startBridge({
      environment: {
        HAT_BASE_URL: url.hat,
        ...importing,
        ...protheusEnvironment(mock),
        PROTHEUS_BASE_URL: url['protheus-refund'],
        PROTHEUS_TENANT_ID: '01,006001',
        MEDSENIOR_BASE_URL: url.medsenior,
        MEDSENIOR_CLIENT_ID: 'ponte',
        MEDSENIOR_CLIENT_SECRET: 'segredo-de-exemplo',
        MEDSENIOR_RATE_PER_SECOND: '0',
        MEDSENIOR_POLL_INTERVAL_MS: '200',
      },
    });
  });
  afterAll(async () => {
    await bridge?.close();
    for (const proxy of proxies) await proxy.close();
    await mock?.close();
  });

  const protheusCalls = (operation: string) => mock.protheus.calls().filter((call) => call.operation === operation).length;

  it('creates prescriptions at Protheus, and is refused, within the contract', async () => {
    const { body } = await bridge.api.post(base, prescription).expect(201);
    const { prescriptionCode } = body as { prescriptionCode: string };
    const medications = [{ tableCode: '04', medicationCode: '0490173962' }];
    const attachments = [{ href: 'https://www.totvs.com/2022/04/totvs-shared.png' }];
    await bridge.api.post(base, { ...prescription, medications, attachments }).expect(422);
    await bridge.api.post(base, { ...prescription, healthInsurerCode: '0099' }).expect(422);
    await bridge.api.post(base, { ...prescription, subscriberId: '00011008000027012' }).expect(404);
    expect(violations['protheus-refund']).toEqual([]);
    expect(protheusCalls('createPrescription')).toBe(4);
    expect(mock.protheus.prescriptions(prescription.subscriberId).map((known) => known.prescriptionCode)).toContain(prescriptionCode);
  });

  it('lists medications and refunds of Protheus, whatever is asked for, within the contract', async () => {
    const { subscriberId } = prescription;
    const code = '41750520230419000001';
    const everything = `&prescriptionStatus=0,1,2,3,4,5,6,A&medicationCode=0490173961&expirationDate=2&page=1&pageSize=2&order=-medicationCode`;
    for (const query of ['', everything]) await bridge.api.get(`${base}?subscriberId=${subscriberId}${query}`).expect(200);
    await bridge.api.get(`${base}?subscriberId=99999999999999999`).expect(404);
    const refunds = `${base}/refunds?subscriberId=${subscriberId}&prescriptionCode=${code}`;
    for (const query of ['', '&page=1&pageSize=1&order=-requestDate']) await bridge.api.get(`${refunds}${query}`).expect(200);
    expect(violations['protheus-refund']).toEqual([]);
  });

  it('follows prescriptions and refunds at Protheus within the contract', async () => {
    const { body } = await bridge.api.post(base, prescription).expect(201);
    const { prescriptionCode } = body as { prescriptionCode: string };
    const { protocol } = mock.protheus.createRefund(prescriptionCode);
    mock.protheus.move(prescriptionCode, '2');
    const seen = async () =>
      (await bridge.api.get(`/protheus/prescriptions/${prescriptionCode}`).expect(200)).body as {
        status: { code: string };
        refunds: { protocol: string }[];
      };
    await until(async () => {
      const { status, refunds } = await seen();
      return status.code === '2' && refunds.some((refund) => refund.protocol === protocol);
    });
    expect(violations['protheus-refund']).toEqual([]);
  });

  it('searches and mirrors MedSenior within the contract', async () => {
    const asked = async (query: string) =>
      ((await bridge.api.get(`/medsenior/authorizations?${query}`).expect(200)).body as { items: { guide: string }[] }).items;
    for (const query of ['matricula=12345', 'cpf=12345678901', 'matricula=12345&cpf=12345678901&tussCode=40801095&status=Autorizado'])
      expect(await asked(query)).toMatchObject([{ guide: '240300123' }]);
    await bridge.api.put('/medsenior/watch/12345', { subscriberId: '00010001000001018' }).expect(201);
    await until(async () => (await asked('matricula=12345&source=mirror')).length === 1);
    expect(violations.medsenior).toEqual([]);
  });

  it('imports and marks the guides of HAT within the contract', async () => {
    await mock.hat.authorizations.generate({ count: 60, seed: 'contract' });
    await until(async () => (await guidesOf(bridge.database.url)).filter(({ tracking }) => tracking === '1').length === 60);
    expect(mock.hat.authorizations.count({ trackingStatus: '0' })).toBe(0);
    expect(violations.hat).toEqual([]);
  });

  it('would hear of an answer outside of it', async () => {
    expect(violations).toEqual({ hat: [], 'protheus-refund': [], medsenior: [] });
    const headers = { 'content-type': 'application/json' };
    const body = { items: 'none', hasNext: false, remainingRecords: 0 };
    mock.protheus.faults.add({ operation: 'listMedications', kind: 'status', status: 200, body, headers });
    mock.medsenior.faults.add({ operation: 'autorizacoes', kind: 'status', status: 200, body: { data: 'none' }, headers });
    await bridge.api.get(`${base}?subscriberId=${prescription.subscriberId}`);
    await bridge.api.get('/medsenior/authorizations?matricula=12345');
    for (const vendor of ['protheus-refund', 'medsenior'] as const) expect([vendor, violations[vendor]]).not.toEqual([vendor, []]);
  });
});
