import { hatResources } from '@ponte/hat/contract';
import type { Fault } from '../../../apps/mock-upstream/src/create-mock';
import { until } from '../../support';
import { type FaultScene, inScene, type SceneOptions } from './fault-scene';
import { mixedOperator } from './mixed-operator';
import { soak } from './short-measures';

const records = soak ? 2_000 : 250;

type WithoutOperation<Kind> = Kind extends unknown ? Omit<Kind, 'operation'> : never;
type Trouble = WithoutOperation<Fault>;

/** One fault for each resource: `*` would strike the token look-ups too. */
const everyPost = (trouble: Trouble): Fault[] => hatResources.map((operation) => ({ operation, ...trouble }));

/** Batches of many: of a batch of one, a failure is that item's. */
const firstPosts = (trouble: Trouble): Fault[] => ['persons', 'beneficiaries'].map((operation) => ({ operation, first: 2, ...trouble }));

interface Case {
  name: string;
  faults: Fault[];
  options?: SceneOptions;
  lateArrivals?: boolean;
  /** Like another one, seen from the other side: left to the full counts. */
  soakOnly?: boolean;
}

const cases: Case[] = [
  { name: '500 on every second call', faults: [{ operation: '*', kind: 'status', status: 500, every: 2, first: 40 }] },
  {
    soakOnly: true,
    name: 'an answer that is not JSON',
    faults: [{ operation: '*', kind: 'status', status: 200, body: '<html>', every: 3, first: 20 }],
  },
  { name: 'connections reset before the work', faults: [{ operation: '*', kind: 'resetBefore', every: 3, first: 30 }] },
  { name: 'connections reset after the work', faults: everyPost({ kind: 'resetAfter', every: 2, first: 4 }) },
  {
    soakOnly: true,
    name: 'connections reset, and nothing done',
    faults: everyPost({ kind: 'resetAfter', applied: false, every: 2, first: 4 }),
  },
  { soakOnly: true, name: 'token answers reset', faults: [{ operation: 'integration', kind: 'resetAfter', every: 2, first: 20 }] },
  { name: 'lost tokens of batches that were applied', faults: everyPost({ kind: 'lostToken', every: 2, first: 3 }) },
  {
    soakOnly: true,
    name: 'lost tokens of batches that were not applied',
    faults: everyPost({ kind: 'lostToken', applied: false, every: 2, first: 3 }),
  },
  { name: 'answers without a token', faults: everyPost({ kind: 'noToken', every: 2, first: 3 }) },
  {
    soakOnly: true,
    name: 'answers without a token, and nothing done',
    faults: everyPost({ kind: 'noToken', applied: false, every: 2, first: 3 }),
  },
  { name: 'a falsy serviceResponse', faults: everyPost({ kind: 'falsyService', every: 2, first: 3 }) },
  { name: 'results that come after the re-send', faults: everyPost({ kind: 'late', lateMs: 400, every: 2, first: 3 }) },
  {
    soakOnly: true,
    name: 'lost tokens whose work is done late',
    faults: everyPost({ kind: 'lostToken', lateMs: 300, every: 2, first: 3 }),
  },
  {
    name: 'answers slower than the time-out',
    faults: [{ operation: '*', kind: 'delay', ms: 450, every: 4, first: 8 }],
    options: { environment: { HAT_TIMEOUT_MS: '250', HAT_TOKEN_DEADLINE_MS: '1500' } },
    lateArrivals: true,
  },
  { name: 'code 6 about batches that were applied', faults: firstPosts({ kind: 'outcome', code: 6, applied: true }) },
  { soakOnly: true, name: 'code 6 about batches that were not applied', faults: firstPosts({ kind: 'outcome', code: 6 }) },
  {
    name: 'code 5 with lines that name nobody',
    faults: firstPosts({ kind: 'outcome', code: 5, lines: ['Erro interno'], applied: true }),
  },
  {
    name: 'a code nobody knows, for a while',
    faults: [{ operation: 'integration', kind: 'status', status: 200, body: { code: 77 }, first: 30 }],
  },
  {
    soakOnly: true,
    name: '404 for a token just given',
    faults: [{ operation: 'integration', kind: 'status', status: 404, every: 3, first: 5 }],
  },
  {
    name: 'all of it at once',
    faults: [
      { operation: '*', kind: 'status', status: 500, every: 7, first: 12 },
      { operation: '*', kind: 'status', status: 401, after: 20, first: 6 },
      { operation: '*', kind: 'status', status: 429, after: 50, first: 2 },
      { operation: '*', kind: 'resetBefore', every: 11, first: 8 },
      ...everyPost({ kind: 'resetAfter', every: 5, first: 3 }),
      ...everyPost({ kind: 'lostToken', lateMs: 200, every: 6, first: 2 }),
      ...everyPost({ kind: 'noToken', every: 7, first: 2 }),
      ...firstPosts({ kind: 'outcome', code: 6, applied: true }),
    ],
    options: { replicas: 2 },
  },
];

describe('whatever HAT does, everything arrives', () => {
  it.concurrent.each(cases.filter(({ soakOnly }) => soak || !soakOnly))('$name', ({ faults, options = {}, lateArrivals }) =>
    inScene(options, async (scene) => {
      for (const fault of faults) scene.mock.hat.faults.add(fault);
      await scene.submit(mixedOperator(records));
      await scene.expectTruth({ lateArrivals });
      await expectNobodyGaveUp(scene);
    }),
  );

  it('asks for the whole body again after an outage in the middle of re-posts', () =>
    inScene({}, async (scene) => {
      for (const fault of everyPost({ kind: 'resetAfter', every: 2, first: 2 })) scene.mock.hat.faults.add(fault);
      await scene.submit(mixedOperator(records));
      await until(async () => (await scene.ledger.query(`SELECT FROM hat_submission WHERE origin = 'repost' LIMIT 1`)).length > 0);
      scene.mock.hat.faults.add({ operation: '*', kind: 'resetAfter', every: 2, first: 10 });
      await scene.expectTruth();
    }));
});

async function expectNobodyGaveUp({ ledger }: FaultScene): Promise<void> {
  expect(await ledger.query(`SELECT code FROM hat_item WHERE state = 'failed'`)).toEqual([]);
}
