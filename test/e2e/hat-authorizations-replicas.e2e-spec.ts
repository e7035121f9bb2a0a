import { rowsOfDatabase, startBridge, until } from '../support';
import { eventsOf, guidesOf, importingAs } from './hat-guides';

describe('two hubs that import for one operator', () => {
  it('read, store and mark each guide once between them, never both at a time', async () => {
    const environment = { ...(await importingAs()), HAT_CONCURRENCY: '4', HAT_AUTHORIZATIONS_PAGE_SIZE: '25' };
    let calling = 0;
    let most = 0;
    const isGuide = ({ operation }: { operation: string }) => /uthorization/.test(operation);
    const bridge = await startBridge({
      replicas: 2,
      environment,
      mock: {
        hooks: {
          onRequest: (call) => void (isGuide(call) && (most = Math.max(most, ++calling))),
          afterWork: (call) => void (isGuide(call) && calling--),
        },
      },
    });
    const hat = bridge.mock.hat.authorizations;
    for (let batch = 0; batch < 4; batch++) {
      await hat.generate({ count: 100, seed: `batch ${batch}` });
      await until(() => hat.count({ trackingStatus: '1' }) > batch * 100);
    }
    await until(async () => (await guidesOf(bridge.database.url)).filter(({ tracking }) => tracking === '1').length === 400);
    expect(bridge.mock.hat.calls().filter(({ operation }) => operation === 'markAuthorization')).toHaveLength(400);
    const events = await eventsOf(bridge);
    expect(events).toHaveLength(400);
    expect(new Set(events.map(({ subject }) => subject)).size).toBe(400);
    expect(most).toBeLessThanOrEqual(4);
    const overlaps = await rowsOfDatabase(
      bridge.database.url,
      `SELECT 1 FROM task_run a JOIN task_run b ON a.task = b.task AND a.epoch < b.epoch AND b.started_at < a.finished_at
       WHERE a.task = 'hat-authorizations:default'`,
    );
    expect(overlaps).toEqual([]);
    await bridge.close();
  });

  it('keep to the rate of the operator together', async () => {
    const environment = { ...(await importingAs()), HAT_RATE_PER_SECOND: '40' };
    const bridge = await startBridge({ replicas: 2, environment });
    await bridge.mock.hat.authorizations.generate({ count: 60, seed: 'rate' });
    // The hubs looked for guides before there were any.
    const before = bridge.mock.hat.calls().length;
    const started = performance.now();
    await until(() => bridge.mock.hat.authorizations.count({ trackingStatus: '0' }) === 0);
    const seconds = (performance.now() - started) / 1000;
    // A burst of a tenth of a second may have gathered before.
    expect(bridge.mock.hat.calls().length - before).toBeLessThanOrEqual(40 * seconds + 4 + 1);
    await bridge.close();
  });
});
