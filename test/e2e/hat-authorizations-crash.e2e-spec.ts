import { createMock, type MockHooks } from '../../apps/mock-upstream/src/create-mock';
import { createTestDatabase, hubVariables, until } from '../support';
import { KeptAliveHub } from './faults/kept-alive-hub';
import { quickTuning, soak } from './faults/short-measures';
import { eventsOf, guidesOf, importingAs } from './hat-guides';

const guides = soak ? 3_000 : 300;
const kills = soak ? [1, 7, 30, 120, 400, 900] : [1, 60, 200];

type Moment = [hook: keyof MockHooks, operation: string];

/** The hub dies at moments of the worst kind, and is started again; in the end each guide is here once, told once, and marked. */
describe('a hub that is killed while it imports', () => {
  const moments: Record<string, Moment> = {
    'when guides are stored and the mark has not arrived': ['onRequest', 'markAuthorization'],
    'when a mark is done and its answer is not sent': ['afterWork', 'markAuthorization'],
    'when a page is answered and not stored': ['afterAnswer', 'authorizations'],
  };

  it.each(Object.entries(moments))('%s: loses no guide and imports none twice', async (_, [hook, operation]) => {
    const database = await createTestDatabase();
    const hooks: MockHooks = {};
    const mock = await createMock({ hooks });
    const hub = new KeptAliveHub({
      variables: hubVariables(database.url, mock.hat.url, { ...(await importingAs()), HAT_AUTHORIZATIONS_PAGE_SIZE: '20' }),
      tuning: quickTuning,
    });
    const times = operation === 'authorizations' ? [1, 4, 9] : [...kills];
    let seen = 0;
    hooks[hook] = async (call) => {
      if (call.operation !== operation || ++seen < (times[0] ?? Infinity)) return;
      const time = times.shift() ?? 0;
      if (!(await hub.kill())) times.unshift(time);
    };
    try {
      await mock.hat.authorizations.generate({ count: guides, seed: 'crash' });
      await hub.start();
      await until(() => mock.hat.authorizations.count({ trackingStatus: '1' }) === guides && times.length === 0);
      await until(async () => (await guidesOf(database.url)).every(({ tracking }) => tracking === '1'));
      const rows = await guidesOf(database.url);
      expect(rows.map(({ guide }) => guide)).toEqual(
        mock.hat.authorizations
          .list()
          .map(({ guide }) => guide.idOnHealthInsurer)
          .sort(),
      );
      const events = await eventsOf({ database });
      expect(new Set(events.map(({ subject }) => subject)).size).toBe(guides);
      expect(events).toHaveLength(guides);
      expect(hub.kills).toBeGreaterThanOrEqual(3);
    } finally {
      await hub.stop();
      await mock.close();
      await database.drop();
    }
  });
});
