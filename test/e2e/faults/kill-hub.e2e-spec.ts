import type { MockHooks } from '../../../apps/mock-upstream/src/create-mock';
import { createMock } from '../../../apps/mock-upstream/src/create-mock';
import { createTestDatabase, HubApi, hubVariables } from '../../support';
import { Arrivals } from './arrivals';
import { expectTruth } from './expect-truth';
import { KeptAliveHub } from './kept-alive-hub';
import { Killer, type Moment } from './killer';
import { Ledger } from './ledger';
import { mixedOperator } from './mixed-operator';
import { SeededNumbers } from './seeded-numbers';
import { quickTuning, shortMeasures, soak } from './short-measures';
import { Story } from './story';

const records = soak ? 5_000 : 800;
const times = soak ? [2, 9, 10, 11, 40, 77, 120] : [2, 14];

interface Scene {
  hub: KeptAliveHub;
  ledger: Ledger;
}

/** Lets an operator's data through while `hooksOf` decides when the hub dies, and judges the end. */
async function survive(hooksOf: (scene: Scene) => MockHooks, kills: number, hat: Record<string, number> = {}): Promise<void> {
  const database = await createTestDatabase();
  const scene = {} as Scene;
  const hooks: MockHooks = {};
  const mock = await createMock({ hooks });
  const variables = hubVariables(database.url, mock.hat.url, await shortMeasures(hat));
  scene.hub = new KeptAliveHub({ variables, tuning: quickTuning });
  scene.ledger = new Ledger(database.url);
  const chosen = hooksOf(scene);
  for (const name of ['onRequest', 'afterWork', 'afterAnswer'] as const) hooks[name] = (call) => chosen[name]?.(call);
  const arrivals = new Arrivals();
  mock.hat.settings({ poison: arrivals.recorder() });
  try {
    await scene.hub.start();
    const api = new HubApi(scene.hub.url, variables.API_KEY ?? '');
    const story = new Story();
    for (const { resource, items } of mixedOperator(records)) await story.submit(api, resource, items);
    await scene.ledger.quiet();
    await scene.hub.up();
    await expectTruth({ mock, api, ledger: scene.ledger, story, arrivals });
    expect(scene.hub.kills).toBe(kills);
  } finally {
    await scene.hub.stop();
    await scene.ledger.close();
    await mock.close();
    await database.drop();
  }
}

describe('kill -9 of the hub in the middle of a sync', () => {
  const moments: Moment[] = ['a POST arrives', 'a POST is done but not answered', 'a POST is answered', 'a token is asked for'];

  it.each(moments)(
    'when %s, several times',
    (moment) => survive(({ hub }) => new Killer(moment, times, () => hub.kill()), times.length),
    240_000,
  );

  it.each(soak ? [1, 2, 3, 4, 5, 6] : [1])(
    'at random moments, seed %i',
    async (seed) => {
      const wanted = soak ? 12 : 3;
      const numbers = new SeededNumbers(seed);
      let left = wanted;
      let countdown = 1 + numbers.below(30);
      await survive(({ hub }) => {
        const tick = async () => {
          if (left === 0 || --countdown > 0) return;
          left--;
          countdown = 1 + numbers.below(25);
          if (!(await hub.kill())) left++;
        };
        return { onRequest: tick, afterWork: tick, afterAnswer: tick };
      }, wanted);
    },
    240_000,
  );

  it('while it takes over the work of its dead predecessor, and while it posts doubtful keys once more', async () => {
    const numbers = new SeededNumbers(7);
    let orphaned = 1;
    let reposting = soak ? 4 : 1;
    const kills = orphaned + reposting;
    await survive(({ hub, ledger }) => {
      const tick = async () => {
        if (orphaned > 0 && numbers.below(12) === 0) {
          orphaned--;
          if (!(await hub.kill())) orphaned++;
        } else if (orphaned === 0 && reposting > 0 && (await isReposting(ledger)) && reposting > 0) {
          reposting--;
          if (!(await hub.kill())) reposting++;
        }
      };
      return { onRequest: tick, afterWork: tick };
    }, kills);
  }, 240_000);
});

async function isReposting(ledger: Ledger): Promise<boolean> {
  const rows = await ledger.query(`SELECT FROM hat_submission WHERE origin = 'repost' AND open_items > 0 LIMIT 1`);
  return rows.length > 0;
}
