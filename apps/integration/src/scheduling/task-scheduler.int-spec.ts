import { Logger } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import type { ScheduledTaskEntity } from '@ponte/persistence/scheduling';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support';
import { dataSourceOptions } from '../database/data-source-options';
import { dailySlots } from './daily-slots.sql';
import type { ScheduledTask, TaskContext } from './scheduled-task';
import { TaskScheduler } from './task-scheduler';
import { TaskStore } from './task.store';

const hour = 3_600_000;

/** A task whose runs wait until they are told how to end. */
class HeldTask implements ScheduledTask {
  readonly name = 'held';
  readonly description = 'waits';
  readonly everyMs = hour;
  readonly runs: (TaskContext & { end: () => void; fail: (error: Error) => void })[] = [];

  run(context: TaskContext): Promise<{ done: number }> {
    return new Promise((resolve, reject) => {
      context.signal.addEventListener('abort', () => reject(new Error('stopped')));
      this.runs.push({ ...context, end: () => resolve({ done: 1 }), fail: reject });
    });
  }

  last() {
    const run = this.runs.at(-1);
    if (run === undefined) throw new Error('no run has begun');
    return run;
  }
}

describe('scheduled tasks over two replicas', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let store: TaskStore;
  let task: HeldTask;
  let replicas: TaskScheduler[];

  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions({ url: database.url })).initialize();
    store = new TaskStore(dataSource);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  beforeEach(async () => {
    await dataSource.query('TRUNCATE scheduled_task, task_run');
    task = new HeldTask();
    replicas = [1, 2].map(() => new TaskScheduler(new SchedulerRegistry(), store));
    await store.register(task);
    // Without onApplicationBootstrap there are no timers: the tests tick by hand.
    for (const replica of replicas) replica.register(task);
  });

  const [first, second] = [() => replicas[0] as TaskScheduler, () => replicas[1] as TaskScheduler];
  const row = async () => (await store.tasks())[0] as ScheduledTaskEntity;
  const runs = () => store.runs('held', 100);
  const set = (assignment: string) => dataSource.query(`UPDATE scheduled_task SET ${assignment}`);
  const leaseRunsOut = () => set(`lease_until = clock_timestamp() - interval '1 second'`);
  const finish = async (replica: TaskScheduler) => {
    task.last().end();
    await replica.settled('held');
  };

  it('run once per slot, however many replicas tick at the same time', async () => {
    const started = await Promise.all([...replicas, ...replicas].map((replica) => replica.tick('held')));
    expect(started.filter(Boolean)).toHaveLength(1);
    expect(task.runs).toHaveLength(1);
    task.last().end();
    await Promise.all(replicas.map((replica) => replica.settled('held')));
    expect(await Promise.all(replicas.map((replica) => replica.tick('held')))).toEqual([false, false]);
    expect(await runs()).toEqual([expect.objectContaining({ attempt: 1, outcome: 'done', counts: { done: 1 }, errorCode: null })]);
  });

  it('are taken over as attempt 2 of the same slot when the holder falls silent', async () => {
    await first().tick('held');
    expect(await second().tick('held')).toBe(false);
    await leaseRunsOut();
    expect(await second().tick('held')).toBe(true);
    const [before, after] = task.runs;
    expect(after).toMatchObject({ attempt: 2, slotAt: before?.slotAt });
    expect(after?.epoch).toBeGreaterThan(before?.epoch ?? 0);
    await finish(second());
    expect((await runs()).map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [2, 'done'],
      [1, 'lost'],
    ]);
  });

  it('refuse every write of a holder whose lease is gone', async () => {
    await first().tick('held');
    const { slotAt, attempt, epoch } = task.last();
    const stale = { task: 'held', slotAt, attempt, epoch };
    await leaseRunsOut();
    await second().tick('held');
    const before = [await row(), await runs()];
    expect(await store.renew(stale, hour)).toBe(false);
    expect(await store.finish(stale, 'done', { done: 99 })).toBe(false);
    expect([await row(), await runs()]).toEqual(before);
    task.runs[0]?.end();
    await first().settled('held');
    expect([await row(), await runs()]).toEqual(before);
    await finish(second());
  });

  it('give a slot up after three attempts that died', async () => {
    for (let attempt = 1; attempt <= 3; attempt++) {
      const doomed = new TaskScheduler(new SchedulerRegistry(), store);
      doomed.register(task);
      expect(await doomed.tick('held')).toBe(true);
      expect(task.last().attempt).toBe(attempt);
      await leaseRunsOut();
    }
    await first().tick('held');
    expect(task.last().attempt).toBe(1);
    expect(task.last().slotAt).not.toEqual(task.runs[0]?.slotAt);
    task.runs.forEach(({ end }) => end());
    await first().settled('held');
  });

  it('catch up at most one of the slots that were missed', async () => {
    await set(`next_slot_at = clock_timestamp() - interval '5 hours 10 minutes'`);
    const missed = (await row()).nextSlotAt;
    await first().tick('held');
    expect(task.last().slotAt.getTime() - missed.getTime()).toBe(5 * hour);
    await finish(first());
    expect((await row()).nextSlotAt.getTime() - missed.getTime()).toBe(6 * hour);
    expect(await second().tick('held')).toBe(false);
  });

  describe('of a time of the day', () => {
    const timeZone = 'America/Sao_Paulo';
    let nightly: ScheduledTask;
    let time: string;
    beforeEach(async () => {
      // Half a day from now: the test is over before it.
      const [later] = await dataSource.query<{ time: string }[]>(
        `SELECT to_char((now() + interval '12 hours') AT TIME ZONE '${timeZone}', 'HH24:MI') AS time`,
      );
      time = later?.time ?? '';
      const dailyAt = { time, timeZone };
      nightly = { name: 'nightly', description: 'runs at night', everyMs: 24 * hour, dailyAt, run: () => Promise.resolve() };
    });
    const slots = async () => {
      const [slot] = await dataSource.query<{ local: string; hours: number }[]>(
        `SELECT (next_slot_at AT TIME ZONE '${timeZone}')::time::text AS local, extract(epoch FROM next_slot_at - now())::float8 / 3600 AS hours
         FROM scheduled_task WHERE name = 'nightly'`,
      );
      if (!slot) throw new Error('the task is not known');
      return slot;
    };
    const atItsTime = () => ({ local: `${time}:00` });

    it('wait for it, also when they were planned otherwise before', async () => {
      await store.register(nightly);
      expect(await slots()).toMatchObject(atItsTime());
      await set(`next_slot_at = now() + interval '25 hours 7 minutes'`);
      await store.register(nightly);
      expect(await slots()).toMatchObject(atItsTime());
      expect((await slots()).hours).toBeLessThanOrEqual(24);
      first().register(nightly);
      expect(await first().tick('nightly')).toBe(false);
    });

    it('catch up one night of those they missed, and keep to the time', async () => {
      await store.register(nightly);
      await set(`next_slot_at = next_slot_at - interval '9 days'`);
      await store.register(nightly);
      first().register(nightly);
      expect(await first().tick('nightly')).toBe(true);
      await first().settled('nightly');
      expect(await first().tick('nightly')).toBe(false);
      const next = await slots();
      expect(next).toMatchObject(atItsTime());
      expect(next.hours).toBeGreaterThan(0);
      const [run] = await store.runs('nightly', 1);
      expect((await store.tasks()).find(({ name }) => name === 'nightly')?.nextSlotAt.getTime()).toBe(
        (run?.slotAt.getTime() ?? 0) + 24 * hour,
      );
    });

    it.each([
      ['before it', '2026-11-22T05:59:59Z', timeZone, '2026-11-21T06:00:00Z', '2026-11-22T06:00:00Z'],
      ['at it', '2026-11-22T06:00:00Z', timeZone, '2026-11-22T06:00:00Z', '2026-11-23T06:00:00Z'],
      ['on a day of 23 hours', '2026-03-08T05:30:00Z', 'America/New_York', '2026-03-07T08:00:00Z', '2026-03-08T07:00:00Z'],
      ['on a day of 25 hours', '2026-11-01T20:00:00Z', 'America/New_York', '2026-11-01T08:00:00Z', '2026-11-02T08:00:00Z'],
    ])('know their slots %s', async (_, at, zone, latest, following) => {
      const [found] = await dataSource.query<object[]>(dailySlots('$1::timestamptz', '$2', '$3'), [at, '03:00', zone]);
      expect(found).toEqual({ latest: new Date(latest), following: new Date(following) });
    });
  });

  it('do not run while paused, on any replica, and catch up once when resumed', async () => {
    await first().pause('held');
    expect(await second().tick('held')).toBe(false);
    await second().resume('held');
    expect(await first().tick('held')).toBe(true);
    await finish(first());
    expect(await second().tick('held')).toBe(false);
  });

  it('run once more when asked to, without losing their place in the plan, paused or not', async () => {
    await first().tick('held');
    await finish(first());
    const planned = (await row()).nextSlotAt;
    await first().pause('held');
    await first().runNow('held');
    expect(await second().tick('held')).toBe(true);
    await finish(second());
    expect((await row()).nextSlotAt).toEqual(planned);
    expect(await first().tick('held')).toBe(false);
  });

  it('take over a run that somebody asked for on a paused task, until it has ended once', async () => {
    await first().pause('held');
    await first().runNow('held');
    await first().tick('held');
    await leaseRunsOut();
    expect(await second().tick('held')).toBe(true);
    expect(task.last()).toMatchObject({ attempt: 2, slotAt: task.runs[0]?.slotAt });
    await finish(second());
    task.runs[0]?.end();
    await first().settled('held');
    expect(await second().tick('held')).toBe(false);
    expect((await row()).runRequestedAt).toBeNull();
  });

  it('run once more when asked to while a run is live', async () => {
    await first().tick('held');
    await second().runNow('held');
    expect(await second().tick('held')).toBe(false);
    await finish(first());
    expect(await second().tick('held')).toBe(true);
    await finish(second());
    expect(await first().tick('held')).toBe(false);
    expect(await runs()).toHaveLength(2);
  });

  it('give up a run that was asked for when it died three times', async () => {
    await first().pause('held');
    await first().runNow('held');
    for (let attempt = 1; attempt <= 3; attempt++) {
      const doomed = new TaskScheduler(new SchedulerRegistry(), store);
      doomed.register(task);
      expect(await doomed.tick('held')).toBe(true);
      await leaseRunsOut();
    }
    expect(await first().tick('held')).toBe(false);
    await second().runNow('held');
    expect(await first().tick('held')).toBe(true);
    expect(task.last().attempt).toBe(1);
    task.runs.forEach(({ end }) => end());
    await first().settled('held');
  });

  it('tell of the end of each run', async () => {
    const told: string[] = [];
    for (const replica of replicas) replica.observe(({ name }, outcome) => told.push(`${name} ${outcome}`));
    await first().tick('held');
    await leaseRunsOut();
    await second().tick('held');
    task.runs[0]?.end();
    await first().settled('held');
    task.last().fail(new Error('no'));
    await second().settled('held');
    expect(told).toEqual(['held lost', 'held failed']);
  });

  it('keep a failure with its code and without its message', async () => {
    await first().tick('held');
    task.last().fail(Object.assign(new Error('cannot read 52998224725'), { code: 'EACCES' }));
    await first().settled('held');
    expect(await runs()).toEqual([expect.objectContaining({ outcome: 'failed', errorCode: 'EACCES' })]);
    expect(JSON.stringify(await runs())).not.toContain('5299');
    expect(await second().tick('held')).toBe(false);
  });

  it('stop at shutdown and leave their slot to another replica at once', async () => {
    await first().tick('held');
    await first().beforeApplicationShutdown();
    expect((await runs())[0]).toMatchObject({ attempt: 1, outcome: 'interrupted' });
    expect(await first().tick('held')).toBe(false);
    expect(await second().tick('held')).toBe(true);
    expect(task.last()).toMatchObject({ attempt: 2, slotAt: task.runs[0]?.slotAt });
    await finish(second());
  });

  it('tell a run that lost its lease to stop', async () => {
    const lost = new Promise<void>((resolve) => {
      const impatient: ScheduledTask = {
        name: 'impatient',
        description: 'stops when told to',
        everyMs: hour,
        leaseMs: 30,
        run: ({ signal }) => new Promise((end) => signal.addEventListener('abort', () => (resolve(), end(undefined)))),
      };
      first().register(impatient);
      void store
        .register(impatient)
        .then(() => first().tick('impatient'))
        .then(() => dataSource.query(`UPDATE scheduled_task SET epoch = epoch + 1 WHERE name = 'impatient'`));
    });
    await lost;
    await first().settled('impatient');
  });

  it('tick by themselves once the application has started', async () => {
    let ran: () => void = () => undefined;
    const once = new Promise<void>((resolve) => (ran = resolve));
    const scheduler = new TaskScheduler(new SchedulerRegistry(), store);
    scheduler.register({ name: 'quick', description: 'runs often', everyMs: 10, run: () => Promise.resolve(ran()) });
    await scheduler.onApplicationBootstrap();
    await once;
    await scheduler.beforeApplicationShutdown();
  });

  it('are found by their names only', async () => {
    for (const action of ['pause', 'resume', 'runNow'] as const)
      await expect(first()[action]('x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(() => first().register(task)).toThrow('twice');
  });

  it('forget old runs, not the live one', async () => {
    await first().tick('held');
    await finish(first());
    await set(`next_slot_at = clock_timestamp()`);
    await first().tick('held');
    await dataSource.query(`UPDATE task_run SET started_at = now() - interval '40 days'`);
    expect(await store.pruneRuns(30)).toBe(1);
    expect(await runs()).toHaveLength(1);
    await finish(first());
  });
});
