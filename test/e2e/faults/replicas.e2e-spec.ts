import { createMock, type MockCall } from '../../../apps/mock-upstream/src/create-mock';
import { createTestDatabase, HubApi, hubVariables } from '../../support';
import { Arrivals } from './arrivals';
import { expectTruth } from './expect-truth';
import { KeptAliveHub } from './kept-alive-hub';
import { Ledger } from './ledger';
import { mixedOperator } from './mixed-operator';
import { quickTuning, shortMeasures, soak } from './short-measures';
import { Story } from './story';

const records = soak ? 5_000 : 700;

describe('two replicas', () => {
  it('share the work of one queue, and lose nothing when one after the other is killed', async () => {
    const database = await createTestDatabase();
    const times = soak ? [6, 25, 60, 90, 130] : [6, 20];
    let posts = 0;
    let kills = 0;
    const hubs: KeptAliveHub[] = [];
    const onRequest = async ({ operation }: MockCall) => {
      if (operation === 'integration' || ++posts < (times[kills] ?? Infinity)) return;
      const victim = hubs[kills % 2];
      kills++;
      if (!(await victim?.kill())) kills--;
    };
    const mock = await createMock({ hooks: { onRequest } });
    const variables = hubVariables(database.url, mock.hat.url, await shortMeasures());
    const arrivals = new Arrivals();
    mock.hat.settings({ poison: arrivals.recorder() });
    hubs.push(...[1, 2].map(() => new KeptAliveHub({ variables, tuning: quickTuning })));
    const ledger = new Ledger(database.url);
    try {
      await Promise.all(hubs.map((hub) => hub.start()));
      let turn = 0;
      const api = new HubApi(() => hubs[turn++ % 2]?.url() ?? '', variables.API_KEY ?? '');
      const story = new Story();
      for (const { resource, items } of mixedOperator(records)) await story.submit(api, resource, items);
      await ledger.quiet();
      await Promise.all(hubs.map((hub) => hub.up()));
      await expectTruth({ mock, api, ledger, story, arrivals });
      expect(kills).toBe(times.length);
    } finally {
      await Promise.all(hubs.map((hub) => hub.stop()));
      await ledger.close();
      await mock.close();
      await database.drop();
    }
  }, 240_000);
});
