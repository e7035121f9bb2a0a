import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@ponte/persistence/embedded-postgres';
import { createHub } from '../../../apps/integration/src/create-hub';
import { loadEnvironment } from '../../../apps/integration/src/config/environment';
import { createMock, type MockHooks } from '../../../apps/mock-upstream/src/create-mock';
import { createTestDatabase, HubApi, hubVariables, temporaryDirectory } from '../../support';
import { Arrivals } from './arrivals';
import { expectTruth } from './expect-truth';
import { Ledger } from './ledger';
import { mixedOperator } from './mixed-operator';
import { SeededNumbers } from './seeded-numbers';
import { quickTuning, shortMeasures, soak } from './short-measures';
import { Story } from './story';

const records = soak ? 5_000 : 1_000;

/** Lets an operator's data through on the given database while the hooks trouble it, and judges the end. */
async function survive(url: string, hooks: MockHooks): Promise<void> {
  const mock = await createMock({ hooks });
  const variables = hubVariables(url, mock.hat.url, await shortMeasures());
  const hub = await createHub(loadEnvironment(variables), { tuning: quickTuning });
  const ledger = new Ledger(url);
  const arrivals = new Arrivals();
  mock.hat.settings({ poison: arrivals.recorder() });
  try {
    const api = new HubApi(() => hub.url, variables.API_KEY ?? '');
    const story = new Story();
    for (const { resource, items } of mixedOperator(records)) await story.submit(api, resource, items);
    await expectTruth({ mock, api, ledger, story, arrivals });
  } finally {
    await hub.close();
    await ledger.close();
    await mock.close();
  }
}

describe('PostgreSQL fails in the middle of a sync', () => {
  it.each([
    { name: 'restarted in order', signal: undefined, times: soak ? [5, 20, 40, 70] : [6, 20] },
    { name: 'killed on the spot', signal: 'SIGQUIT' as const, times: soak ? [3, 15, 40, 70] : [6, 20] },
  ])(
    '$name, and back on the same port',
    async ({ signal, times }) => {
      const dataDir = join(await temporaryDirectory('postgres'), 'server');
      let server: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir, fsync: true });
      const { url } = server;
      const left = [...times];
      let posts = 0;
      let restarting = Promise.resolve();
      const restart = async () => {
        if (signal) process.kill(server.pid, signal);
        await server.stop();
        server = await startEmbeddedPostgres({ dataDir, fsync: true });
      };
      try {
        await survive(url, {
          onRequest: ({ operation }) => {
            // Not waited for: HAT answers while the database is away.
            if (operation === 'integration' || ++posts < (left[0] ?? Infinity)) return;
            left.shift();
            restarting = restarting.then(restart);
          },
        });
        await restarting;
        expect(left).toEqual([]);
        expect(server.url).toBe(url);
      } finally {
        await restarting;
        await server.stop();
        await rm(dataDir, { recursive: true, force: true });
      }
    },
    240_000,
  );

  it('connections are cut again and again', async () => {
    const database = await createTestDatabase();
    const knife = new Ledger(database.url);
    const numbers = new SeededNumbers(11);
    let cuts = soak ? 100 : 20;
    let cut = 0;
    try {
      await survive(database.url, {
        onRequest: async () => {
          if (cuts === 0 || numbers.below(3) > 0) return;
          cuts--;
          const rows = await knife.query<{ done: boolean }>(
            `SELECT pg_terminate_backend(pid) AS done FROM pg_stat_activity
             WHERE datname = current_database() AND application_name LIKE 'ponte-saude%' AND pid % 3 = $1`,
            [numbers.below(3)],
          );
          cut += rows.length;
        },
      });
      expect(cut).toBeGreaterThan(10);
    } finally {
      await knife.close();
      await database.drop();
    }
  }, 240_000);
});
