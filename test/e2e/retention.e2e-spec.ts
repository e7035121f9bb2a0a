import { TaskScheduler } from '../../apps/integration/src/scheduling/task-scheduler';
import { startBridge, rowsOfDatabase, until, type Bridge } from '../support';

describe('the retention', () => {
  let bridge: Bridge;
  beforeAll(async () => void (bridge = await startBridge({ environment: { RETENTION_DAYS: '10' } })));
  afterAll(() => bridge.close());
  const names = async (sql: string) => (await rowsOfDatabase<{ name: string }>(bridge.database.url, sql)).map(({ name }) => name);

  it('is a task of a running hub, and deletes old answers and old runs alone', async () => {
    const scheduler = bridge.hubs[0]?.app.get(TaskScheduler, { strict: false });
    expect(scheduler?.declared().map(({ name }) => name)).toContain('retention');
    await rowsOfDatabase(
      bridge.database.url,
      `INSERT INTO idempotency_key (tenant_id, route, key, body_hash, status, response, created_at)
       SELECT t.id, 'POST /x', kind, 'h', 202, '{}', now() - days * interval '1 day'
       FROM tenant t, (VALUES ('old', 8), ('young', 6)) AS given (kind, days)`,
    );
    await rowsOfDatabase(
      bridge.database.url,
      `INSERT INTO task_run (task, epoch, slot_at, attempt, owner, started_at, finished_at, outcome)
       SELECT 'retention', -days, now() - days * interval '1 day', 1, 'somebody', now() - days * interval '1 day', now(), 'done'
       FROM (VALUES (11), (9)) AS given (days)`,
    );
    await scheduler?.runNow('retention');
    const runs = `SELECT epoch AS name FROM task_run WHERE epoch < 0`;
    const answers = 'SELECT key AS name FROM idempotency_key';
    // Each part of the task commits by itself.
    await until(async () => (await names(runs)).length === 1 && (await names(answers)).length === 1);
    expect(await names(runs)).toEqual([-9]);
    expect(await names(answers)).toEqual(['young']);
    const counts = `SELECT jsonb_object_keys(counts) AS name FROM (SELECT counts FROM task_run WHERE task = 'retention' AND outcome = 'done'
                      ORDER BY epoch DESC LIMIT 1) AS last`;
    await until(async () => (await names(counts)).length > 0);
    const guides = ['hatGuides', 'failedImports', 'medseniorGuides', 'medseniorHistory'];
    expect(await names(counts)).toEqual(expect.arrayContaining(['answers', 'prescriptionStatuses', 'runs', ...guides]));
  });
});
