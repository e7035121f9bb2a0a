import type { MockHooks } from '../../apps/mock-upstream/src/create-mock';
import { prescription, ProtheusScene, type RequestAnswer } from './protheus-refund/protheus-scene';

const measures = { PROTHEUS_TIMEOUT_MS: '300', PROTHEUS_SETTLE_MS: '600' };
const lostTwice = { operation: 'createPrescription', kind: 'resetAfter', applied: false, first: 2 } as const;

describe('a request whose outcome stays unknown', () => {
  let scene: ProtheusScene;
  let cards: string[];
  const hooks: MockHooks = {};
  beforeAll(async () => {
    scene = await ProtheusScene.open({ environment: measures, mock: { hooks } });
    cards = scene.mock.protheus.beneficiaries().map(({ subscriberId }) => subscriberId);
  });
  beforeEach(() => {
    scene.mock.protheus.faults.clear();
    delete hooks.onRequest;
  });
  afterAll(() => scene.close());

  const resolve = (id: string, body: object) => scene.api.post(`/protheus/requests/${id}/resolve`, body);
  const codeOf = ({ body }: { body: unknown }) => (body as { code: string }).code;

  /** Loses two POSTs of a beneficiary of its own. */
  async function lose(): Promise<{ id: string; subscriberId: string }> {
    const subscriberId = cards.shift() ?? '';
    scene.mock.protheus.faults.add(lostTwice);
    const { body } = await scene.create({ ...prescription, subscriberId }, '?wait=0').expect(202);
    const id = (body as RequestAnswer).requestId;
    expect(await scene.final(id)).toMatchObject({ state: 'unknown', posts: 2, error: { code: 'PROTHEUS_OUTCOME_UNKNOWN' } });
    return { id, subscriberId };
  }

  it('is listed for the operator and holds back nothing', async () => {
    const { id, subscriberId } = await lose();
    const { body } = await scene.api.get(`/protheus/requests?state=unknown&subscriberId=${subscriberId}`).expect(200);
    expect((body as { items: RequestAnswer[] }).items.map(({ requestId }) => requestId)).toEqual([id]);
    await scene.create({ ...prescription, subscriberId }).expect(201);
  });

  it('is created with a code that Protheus shows for its beneficiary and that no other request owns', async () => {
    const { id, subscriberId } = await lose();
    const owned = (await scene.create({ ...prescription, subscriberId }).expect(201)).body as { prescriptionCode: string };
    const { prescriptionCode } = scene.mock.protheus.createPrescription({ subscriberId, medications: [{ medicationCode: '0490173961' }] });
    expect(codeOf(await resolve(id, { outcome: 'created' }).expect(422))).toBe('VALIDATION_FAILED');
    expect(codeOf(await resolve(id, { outcome: 'notCreated', prescriptionCode }).expect(422))).toBe('VALIDATION_FAILED');
    expect(codeOf(await resolve(id, { outcome: 'created', prescriptionCode: '41750520230419000001' }).expect(422))).toBe(
      'VALIDATION_FAILED',
    );
    expect(codeOf(await resolve(id, { outcome: 'created', prescriptionCode: owned.prescriptionCode }).expect(409))).toBe(
      'PROTHEUS_CODE_TAKEN',
    );
    const { body } = await resolve(id, { outcome: 'created', prescriptionCode }).expect(200);
    expect(body).toMatchObject({ state: 'created', prescriptionCode, resolvedBy: 'bootstrap' });
    expect(codeOf(await resolve(id, { outcome: 'notCreated' }).expect(409))).toBe('REQUEST_NOT_UNKNOWN');
    await scene.api.get(`/protheus/prescriptions/${prescriptionCode}/history`).expect(200);
  });

  it('ends in failed when the operator found nothing', async () => {
    const { id } = await lose();
    const { body } = await resolve(id, { outcome: 'notCreated' }).expect(200);
    expect(body).toMatchObject({ state: 'failed', error: { code: 'PROTHEUS_NOT_CREATED' } });
  });

  it('is sent once more when the operator says so, after two looks that find nothing', async () => {
    const { id, subscriberId } = await lose();
    await resolve(id, { outcome: 'sendAgain' }).expect(200);
    const { state, prescriptionCode, posts } = await scene.final(id);
    expect([state, posts, scene.newCodes(subscriberId)]).toEqual(['created', 3, [prescriptionCode]]);
  });

  it('is not sent again when it was created later than anybody could wait for', async () => {
    const { id, subscriberId } = await lose();
    const { prescriptionCode } = scene.mock.protheus.createPrescription({
      subscriberId,
      medications: [{ medicationCode: '0490173961' }],
    });
    await resolve(id, { outcome: 'sendAgain' }).expect(200);
    expect(await scene.final(id)).toMatchObject({ state: 'created', prescriptionCode, posts: 2 });
    expect(scene.newCodes(subscriberId)).toEqual([prescriptionCode]);
  });

  /** Loses one POST of a beneficiary of its own, upon whose arrival somebody else registers a prescription at Protheus. */
  async function doubt({ alike }: { alike: boolean }): Promise<{ id: string; subscriberId: string; other: string }> {
    const subscriberId = cards.shift() ?? '';
    scene.mock.protheus.faults.add({ operation: 'createPrescription', kind: 'resetAfter', applied: alike, first: 1 });
    let other = '';
    hooks.onRequest = ({ operation }) => {
      if (operation !== 'createPrescription' || other !== '') return;
      const content = { medications: [{ medicationCode: '0490173961' }], ...(alike ? {} : { professionalCouncilNumber: '1244477111' }) };
      other = scene.mock.protheus.createPrescription({ subscriberId, ...content }).prescriptionCode;
    };
    const { body } = await scene.create({ ...prescription, subscriberId }).expect(202);
    const id = (body as RequestAnswer).requestId;
    expect(await scene.final(id)).toMatchObject({ state: 'unknown', posts: 1 });
    return { id, subscriberId, other };
  }

  it('comes of two new prescriptions that look alike: it stays so, and is not sent again', async () => {
    const { id, subscriberId } = await doubt({ alike: true });
    await resolve(id, { outcome: 'sendAgain' }).expect(200);
    expect(await scene.final(id)).toMatchObject({ state: 'unknown', posts: 1 });
    expect(scene.newCodes(subscriberId)).toHaveLength(2);
  });

  it('comes of one that does not look like ours: sent again, that one is known beforehand', async () => {
    const { id, subscriberId, other } = await doubt({ alike: false });
    expect((await resolve(id, { outcome: 'sendAgain' }).expect(200)).body).toMatchObject({ state: 'sending', resolvedBy: 'bootstrap' });
    const { state, prescriptionCode, posts, resolvedBy } = await scene.final(id);
    expect([state, posts, scene.newCodes(subscriberId).sort()]).toEqual(['created', 2, [other, prescriptionCode].sort()]);
    expect(resolvedBy).toBe('bootstrap');
    const [row] = await scene.rows<{ known: string[] }>('SELECT known_codes AS known FROM protheus_request WHERE id = $1', [id]);
    expect(row?.known).toContain(other);
  });

  it('stays so when yet another one appears after the operator said to send it again', async () => {
    const { id, subscriberId } = await doubt({ alike: false });
    let late = '';
    hooks.onRequest = async ({ operation }) => {
      if (operation !== 'listMedications' || late !== '') return;
      const [row] = await scene.rows<{ reads: number }>('SELECT empty_reads AS reads FROM protheus_request WHERE id = $1', [id]);
      if (row?.reads !== 1 || late !== '') return;
      late = scene.mock.protheus.createPrescription({
        subscriberId,
        medications: [{ medicationCode: '0490173961' }],
        professionalCouncilNumber: '99',
      }).prescriptionCode;
    };
    await resolve(id, { outcome: 'sendAgain' }).expect(200);
    expect(await scene.final(id)).toMatchObject({ state: 'unknown', posts: 1 });
    expect(scene.newCodes(subscriberId)).toHaveLength(2);
  });

  it('is resolved by operators alone, and by words that exist', async () => {
    const { id } = await lose();
    const writer = await scene.api.withRole('writer');
    await writer.post(`/protheus/requests/${id}/resolve`, { outcome: 'notCreated' }).expect(403);
    await resolve(id, { outcome: 'perdida' }).expect(422);
    await resolve('00000000-0000-4000-8000-000000000000', { outcome: 'notCreated' }).expect(404);
  });
});
