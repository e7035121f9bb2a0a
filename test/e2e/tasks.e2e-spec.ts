import { Client } from 'pg';
import {
  type TestDatabase,
  createTestDatabase,
  HubApi,
  type HubProcess,
  hubVariables,
  rowsOfDatabase,
  startHubProcess,
  until,
} from '../support';

interface Run {
  run: number;
  attempt: number;
  outcome: string;
  slotAt: string;
  startedAt: string;
  finishedAt: string | null;
  counts: Record<string, number> | null;
}
interface Task {
  name: string;
  paused: boolean;
  runRequested: boolean;
  nextSlotAt: string;
  lastRun: Run | null;
  lastSuccessAt: string | null;
}

/** Two hubs in processes of their own, one database; the task is the retention that every hub has. */
describe('recurring tasks of two replicas', () => {
  let database: TestDatabase;
  let variables: Record<string, string>;
  let hubs: HubProcess[];
  const hub = (index: number) => new HubApi(() => hubs[index]?.url ?? '', variables.API_KEY ?? '');
  const start = async () => void hubs.push(await startHubProcess({ variables }));

  beforeAll(async () => {
    database = await createTestDatabase();
    variables = hubVariables(database.url, 'http://127.0.0.1:9', { HAT_BASE_URL: '' });
    hubs = [];
    await start();
    await start();
    await until(async () => (await task(0)).lastRun?.outcome === 'done');
  }, 60_000);
  afterAll(async () => {
    await Promise.all(hubs.map((one) => one.kill()));
    await database.drop();
  });

  const task = async (index: number) => (await hub(index).get('/operations/tasks/retention').expect(200)).body as Task;
  const runs = async (index: number, query = '') =>
    ((await hub(index).get(`/operations/tasks/retention/runs${query}`).expect(200)).body as { items: Run[] }).items;
  const steer = async (index: number, action: 'pause' | 'resume' | 'run') =>
    (
      await hub(index)
        .post(`/operations/tasks/retention/${action}`)
        .expect(action === 'run' ? 202 : 200)
    ).body as Task;
  const set = (assignment: string) => rowsOfDatabase(database.url, `UPDATE scheduled_task SET ${assignment} WHERE name = 'retention'`);
  const dueNow = () => set(`next_slot_at = clock_timestamp() - interval '1 second'`);

  /** Whoever deletes finished runs now waits until `release`: a run of the retention stands still in its middle. */
  async function holdRetention(): Promise<{ begun: () => Promise<boolean>; release: () => Promise<void> }> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query('BEGIN; LOCK TABLE event IN ACCESS EXCLUSIVE MODE');
    const waiters = `SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND relation = 'event'::regclass
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    return {
      begun: async () => ((await rowsOfDatabase<{ n: number }>(database.url, waiters))[0]?.n ?? 0) > 0,
      release: () => client.end(),
    };
  }

  it('are listed with their plan, their newest run and its counts, alike on both', async () => {
    const { body } = await hub(0).get('/operations/tasks').expect(200);
    const { items, hasNext } = body as { items: Task[]; hasNext: boolean };
    const listed = expect.objectContaining({ name: 'retention', scope: 'hub', everyMs: 3_600_000, paused: false }) as Task;
    expect([hasNext, items]).toEqual([false, expect.arrayContaining([listed])]);
    const seen = await task(0);
    expect(await task(1)).toEqual(seen);
    expect(seen.lastRun).toMatchObject({ run: 1, attempt: 1, outcome: 'done', counts: { answers: 0, events: 0, runs: 0, contents: 0 } });
    expect(seen.lastSuccessAt).toBe(seen.lastRun?.finishedAt);
    await hub(0).get('/operations/tasks/nothing').expect(404);
    await hub(0).post('/operations/tasks/nothing/run').expect(404);
  });

  it('that are paused by one run on none by plan, run when the other is asked to, and catch up once when resumed', async () => {
    expect(await steer(0, 'pause')).toMatchObject({ paused: true });
    const before = (await runs(0)).length;
    await dueNow();
    expect(await task(1)).toMatchObject({ paused: true });
    const requested = await steer(1, 'run');
    await until(async () => (await runs(0, '?outcome=done')).length === before + 1);
    const asked = (await runs(0))[0];
    // Not the slot of the plan, which both replicas pass over at every tick.
    expect(new Date(asked?.slotAt ?? 0) > new Date(requested.nextSlotAt)).toBe(true);
    expect(await task(0)).toMatchObject({ paused: true, runRequested: false, nextSlotAt: requested.nextSlotAt });
    expect(await runs(0)).toHaveLength(before + 1);

    expect(await steer(1, 'resume')).toMatchObject({ paused: false });
    await until(async () => (await runs(0, '?outcome=done')).length === before + 2);
    expect((await runs(1))[0]?.slotAt).toBe(requested.nextSlotAt);
    expect(new Date((await task(0)).nextSlotAt) > new Date(requested.nextSlotAt)).toBe(true);
  });

  it('go on, as attempt 2 of the same slot, on the other when the one that runs them is killed in the middle', async () => {
    await hubs[1]?.kill();
    const held = await holdRetention();
    await dueNow();
    await until(held.begun);
    const [first] = await runs(0);
    expect(first).toMatchObject({ attempt: 1, outcome: 'running', finishedAt: null, counts: null });
    hubs.splice(1, 1);
    await start();
    await hubs[0]?.kill();
    // The lease of a minute runs out.
    await set(`lease_until = clock_timestamp() - interval '1 second'`);
    await until(async () => (await runs(1)).length > 0 && (await runs(1))[0]?.attempt === 2);
    await held.release();
    await until(async () => (await runs(1))[0]?.outcome === 'done');
    const [second, lost] = await runs(1);
    expect(second).toMatchObject({ attempt: 2, slotAt: first?.slotAt, run: (first?.run ?? 0) + 1 });
    expect(lost).toMatchObject({ run: first?.run, attempt: 1, outcome: 'lost' });
    expect((await runs(1, '?outcome=lost')).map(({ run }) => run)).toEqual([first?.run]);
  });

  it('that were asked for survive the death of the replica that began them, paused or not', async () => {
    hubs.splice(0, 1);
    await start();
    await steer(0, 'pause');
    const before = (await runs(0)).length;
    const held = await holdRetention();
    await steer(1, 'run');
    await until(held.begun);
    expect(await task(0)).toMatchObject({ paused: true, runRequested: false, lastRun: { outcome: 'running' } });
    // Which of the two has it is theirs to know: both die, as in a power cut, and one comes back.
    await Promise.all(hubs.map((one) => one.kill()));
    hubs.splice(0, 2);
    await set(`lease_until = clock_timestamp() - interval '1 second'`);
    await held.release();
    await start();
    await until(async () => (await runs(0))[0]?.outcome === 'done');
    expect((await runs(0)).slice(0, 2)).toMatchObject([
      { attempt: 2, outcome: 'done' },
      { attempt: 1, outcome: 'lost' },
    ]);
    expect(await runs(0)).toHaveLength(before + 2);
    expect(await task(0)).toMatchObject({ paused: true, runRequested: false });
  });

  it('keep a history that is read page by page, and show how they fare in the metrics', async () => {
    const all = await runs(0, '?pageSize=200');
    const { body } = await hub(0).get('/operations/tasks/retention/runs?page=2&pageSize=2').expect(200);
    expect(body).toEqual({ items: all.slice(2, 4), hasNext: all.length > 4 });
    await hub(0).get('/operations/tasks/retention/runs?outcome=good').expect(400);
    const metrics = await (await fetch(`${hubs[0]?.url}/metrics`)).text();
    expect(metrics).toMatch(/ponte_task_runs_total\{task="retention",outcome="done"\} 1/);
    const age = Number(/ponte_task_last_success_age_seconds\{task="retention"\} ([\d.]+)/.exec(metrics)?.[1]);
    expect(age).toBeGreaterThan(0);
    expect(age).toBeLessThan(60);
  });
});
