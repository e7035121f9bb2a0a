import { loadEnvironment } from '../../apps/integration/src/config/environment';
import { createHub } from '../../apps/integration/src/create-hub';
import type { MockHooks } from '../../apps/mock-upstream/src/create-mock';
import { SeededNumbers } from './faults/seeded-numbers';
import { KeptAliveHub } from './faults/kept-alive-hub';
import { soak } from './faults/short-measures';
import { createMock } from '../../apps/mock-upstream/src/create-mock';
import { createTestDatabase, HubApi, rowsOfDatabase, until } from '../support';
import { prescription, protheusVariables, ProtheusScene, type RequestAnswer } from './protheus-refund/protheus-scene';

const runs = soak ? 200 : 20;
const timeoutMs = 300;
const settleMs = 700;
const measures = { PROTHEUS_TIMEOUT_MS: String(timeoutMs), PROTHEUS_SETTLE_MS: String(settleMs) };

type Trouble = (scene: ProtheusScene, numbers: SeededNumbers) => void;
const lose =
  (fault: (numbers: SeededNumbers) => Parameters<ProtheusScene['mock']['protheus']['faults']['add']>[0]): Trouble =>
  ({ mock }, numbers) =>
    mock.protheus.faults.add({ first: 1, ...fault(numbers) });

const operation = 'createPrescription';
/** What may happen to one POST. All that is created is created within the settle time. */
const troubles: [name: string, trouble: Trouble][] = [
  ['is created, and the connection drops', lose(() => ({ operation, kind: 'resetAfter' }))],
  ['is not created, and the connection drops', lose(() => ({ operation, kind: 'resetAfter', applied: false }))],
  ['never arrives', lose(() => ({ operation, kind: 'resetBefore' }))],
  ['is answered after the deadline', lose((numbers) => ({ operation, kind: 'delay', ms: timeoutMs + 50 + numbers.below(250) }))],
  ['is created late', lose((numbers) => ({ operation, kind: 'late', lateMs: 50 + numbers.below(250) }))],
  ['is created, and answered with 500', lose(() => ({ operation, kind: 'outcome', code: 500, applied: true }))],
  ['is not created, and answered with 500', lose(() => ({ operation, kind: 'outcome', code: 500, applied: false }))],
  ['is created, and the answer does not name it', lose(() => ({ operation, kind: 'noToken' }))],
  [
    'is created late, and so is the look at it refused',
    (scene, numbers) => {
      scene.mock.protheus.faults.add({ operation, kind: 'late', lateMs: 50 + numbers.below(250), first: 1 });
      scene.mock.protheus.faults.add({ operation: 'listMedications', kind: 'status', status: 500, after: 1, first: 2 });
    },
  ],
  ['is lost twice', (scene) => scene.mock.protheus.faults.add({ operation, kind: 'resetAfter', applied: false, first: 2 })],
];

describe('a POST whose outcome is not learned', () => {
  let scene: ProtheusScene;
  let cards: string[];
  beforeAll(async () => {
    scene = await ProtheusScene.open({ environment: measures, replicas: 2 });
    cards = scene.mock.protheus.beneficiaries().map(({ subscriberId }) => subscriberId);
  });
  afterAll(() => scene.close());

  it(
    `leads to exactly one prescription or to a visible unknown, never to two: ${runs} seeded runs on two replicas`,
    async () => {
      const states: Record<string, number> = {};
      for (let seed = 1; seed <= runs; seed++) {
        const numbers = new SeededNumbers(seed);
        const [name, trouble] = troubles[seed % troubles.length] ?? ['', () => undefined];
        scene.mock.protheus.faults.clear();
        trouble(scene, numbers);
        const body = { ...prescription, subscriberId: cards[seed] };
        const { body: answer } = await scene.create(body, numbers.below(2) ? '' : '?wait=0', {}, scene.apiOf(numbers.below(2)));
        const { requestId } = answer as RequestAnswer;
        const { state, prescriptionCode } = await scene.final(requestId);
        const codes = scene.newCodes(cards[seed]);
        const told = { seed, name, state, codes: codes.length };
        if (state === 'created') expect([told, codes]).toEqual([told, [prescriptionCode]]);
        else expect([told, state, codes.length <= 1]).toEqual([told, 'unknown', true]);
        states[state] = (states[state] ?? 0) + 1;
      }
      // Nothing came later either.
      for (let seed = 1; seed <= runs; seed++) expect(scene.newCodes(cards[seed]).length).toBeLessThanOrEqual(1);
      expect(states.created).toBeGreaterThanOrEqual(runs * 0.8);
    },
    60_000 + runs * 5_000,
  );

  it('keeps two identical prescriptions two, when both were wanted and both answers were lost', async () => {
    const subscriberId = cards.at(-1) ?? '';
    scene.mock.protheus.faults.clear();
    scene.mock.protheus.faults.add({ operation, kind: 'resetAfter', first: 2 });
    const ask = (key: string, replica: number) =>
      scene.create({ ...prescription, subscriberId }, '?wait=0', { 'Idempotency-Key': key }, scene.apiOf(replica));
    const answers = await Promise.all([ask('uma', 0), ask('outra', 1), ask('uma', 1).retry(3), ask('outra', 0).retry(3)]);
    const ids = new Set(answers.flatMap(({ body }) => (body as Partial<RequestAnswer>).requestId ?? []));
    expect(ids.size).toBe(2);
    const found = await Promise.all([...ids].map((id) => scene.final(id)));
    expect(found.map(({ state }) => state)).toEqual(['created', 'created']);
    expect(found.map(({ prescriptionCode }) => prescriptionCode).sort()).toEqual(scene.newCodes(subscriberId).sort());
  }, 30_000);
});

describe('a hub that dies', () => {
  type Moment = keyof Pick<MockHooks, 'onRequest' | 'afterWork' | 'afterAnswer'>;
  const moments: [string, Moment][] = [
    ['before Protheus began to work on a POST', 'onRequest'],
    ['when a prescription was created and not answered', 'afterWork'],
    ['when a prescription was answered and perhaps not saved', 'afterAnswer'],
  ];

  it.each(moments)(
    '%s leaves exactly one prescription, whoever of its replicas takes over',
    async (_, moment) => {
      const rounds = soak ? 8 : 2;
      const database = await createTestDatabase();
      const hooks: MockHooks = {};
      const mock = await createMock({ hooks });
      const variables = await protheusVariables(database.url, mock, { environment: measures });
      const hub = new KeptAliveHub({ variables });
      const bystander = await createHub(loadEnvironment(variables));
      let armed = false;
      let struck: Promise<boolean> | undefined;
      hooks[moment] = async (call) => {
        if (!armed || call.operation !== operation) return;
        armed = false;
        struck = hub.kill();
        await struck;
      };
      try {
        await hub.start();
        const api = new HubApi(hub.url, variables.API_KEY ?? '');
        const other = new HubApi(() => bystander.url, api.key);
        for (let round = 0; round < rounds; round++) {
          const subscriberId = mock.protheus.beneficiaries()[round]?.subscriberId ?? '';
          armed = true;
          await api.post('/protheus/continuousMedications', { ...prescription, subscriberId }).catch(() => undefined);
          await until(() => !armed);
          await struck;
          await hub.up();
          const [row] = await rowsOfDatabase<{ id: string }>(database.url, 'SELECT id FROM protheus_request ORDER BY place DESC LIMIT 1');
          let state = '';
          await until(async () => {
            const { body } = await other.get(`/protheus/requests/${row?.id}`);
            ({ state = '' } = body as Partial<RequestAnswer>);
            return ['created', 'unknown', 'rejected', 'failed'].includes(state);
          });
          expect([state, mock.protheus.prescriptions(subscriberId).length]).toEqual(['created', 1]);
        }
      } finally {
        await hub.stop();
        await bystander.close();
        await mock.close();
        await database.drop();
      }
    },
    120_000,
  );
});
