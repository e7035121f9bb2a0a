import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { ScheduledTaskEntity, TaskRunEntity } from '@ponte/persistence/scheduling';
import { dailySlots } from './daily-slots.sql';
import { maxAttempts, type ScheduledTask, type TaskCounts } from './scheduled-task';

/** A held lease. */
export interface TaskLease {
  readonly task: string;
  readonly slotAt: Date;
  readonly attempt: number;
  readonly epoch: number;
}

export type TaskOutcome = 'done' | 'failed' | 'interrupted';

/**
 * Leases and run history. All times are the database's, so clocks of replicas need not agree; `clock_timestamp()` because a statement
 * may have waited for the row and must judge the lease by the time it got it.
 */
@Injectable()
export class TaskStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Makes the task known; a plan that changed takes effect, a pause stays. A task of a time of the day waits for that time, unless it missed one.
   */
  async register({ name, everyMs, dailyAt }: Pick<ScheduledTask, 'name' | 'everyMs' | 'dailyAt'>): Promise<void> {
    await this.dataSource.query(
      /* sql */ `
      INSERT INTO scheduled_task (name, every_ms, next_slot_at)
      SELECT $1, $2, coalesce(daily.following, clock_timestamp()) FROM (${dailySlots('clock_timestamp()', '$3', '$4')}) AS daily
      ON CONFLICT (name) DO UPDATE
         SET every_ms = excluded.every_ms,
             next_slot_at = CASE WHEN $3::text IS NULL
               THEN least(scheduled_task.next_slot_at, clock_timestamp() + excluded.every_ms * interval '1 millisecond')
               WHEN scheduled_task.next_slot_at > clock_timestamp() THEN excluded.next_slot_at
               ELSE scheduled_task.next_slot_at END
       WHERE scheduled_task.every_ms <> excluded.every_ms OR $3::text IS NOT NULL`,
      [name, everyMs, dailyAt?.time ?? null, dailyAt?.timeZone ?? null],
    );
  }

  /**
   * Takes the task if it is due and nobody holds it. One UPDATE of one row: a second replica waits for the row, sees the new lease and
   * gets nothing. Of several missed slots only the latest is run. A slot in work under a lease that ran out is taken over. What was
   * asked for stays asked for until a run that began later ends, so that a run that dies on a paused task is taken over as well; when
   * all its attempts died, it is `spent`.
   */
  async claim({ name, dailyAt }: Pick<ScheduledTask, 'name' | 'dailyAt'>, owner: string, leaseMs: number): Promise<TaskLease | undefined> {
    const rows = await this.dataSource.query<TaskLease[]>(
      /* sql */ `
      WITH now AS MATERIALIZED (SELECT clock_timestamp() AS at), given AS (
        SELECT name, slot_at, attempt, epoch,
               slot_at IS NOT NULL AND attempt < ${maxAttempts} AS takeover,
               run_requested_at IS NOT NULL AND NOT spent AS requested,
               plan.latest, plan.following
          FROM scheduled_task, now
         CROSS JOIN LATERAL (SELECT greatest(now.at, next_slot_at) AS at) AS due
         CROSS JOIN LATERAL (${dailySlots('due.at', '$4', '$5')}) AS daily
         CROSS JOIN LATERAL (
           SELECT next_slot_at + floor(extract(epoch FROM due.at - next_slot_at) * 1000 / every_ms) * every_ms * interval '1 millisecond' AS at
         ) AS counted
         CROSS JOIN LATERAL (
           SELECT greatest(next_slot_at, coalesce(daily.latest, counted.at)) AS latest,
                  coalesce(daily.following, counted.at + every_ms * interval '1 millisecond') AS following) AS plan
         CROSS JOIN LATERAL (SELECT coalesce(attempt >= ${maxAttempts} AND slot_at >= run_requested_at, false) AS spent) AS request
         WHERE name = $1
           AND (lease_until IS NULL OR lease_until < now.at)
           AND (run_requested_at IS NOT NULL AND NOT spent OR NOT paused AND (slot_at IS NOT NULL OR next_slot_at <= now.at))
           FOR UPDATE OF scheduled_task
      ), lost AS (
        UPDATE task_run r SET outcome = 'lost', finished_at = now.at
          FROM given g, now WHERE r.task = g.name AND r.epoch = g.epoch AND r.finished_at IS NULL
      ), claimed AS (
        UPDATE scheduled_task t
           SET slot_at = CASE WHEN g.takeover THEN t.slot_at WHEN g.requested THEN now.at ELSE g.latest END,
               attempt = CASE WHEN g.takeover THEN t.attempt + 1 ELSE 1 END,
               next_slot_at = CASE WHEN g.takeover OR g.requested THEN t.next_slot_at ELSE g.following END,
               run_requested_at = CASE WHEN g.takeover OR g.requested THEN t.run_requested_at END,
               epoch = t.epoch + 1, lease_owner = $2, lease_until = now.at + $3 * interval '1 millisecond'
          FROM given g, now WHERE t.name = g.name
        RETURNING t.name, t.slot_at, t.attempt, t.epoch, now.at
      )
      INSERT INTO task_run (task, epoch, slot_at, attempt, owner, started_at)
      SELECT name, epoch, slot_at, attempt, $2, at FROM claimed
      RETURNING task, slot_at AS "slotAt", attempt, epoch`,
      [name, owner, leaseMs, dailyAt?.time ?? null, dailyAt?.timeZone ?? null],
    );
    return rows[0];
  }

  /** @returns false when the lease was lost: the run must stop, and nothing it writes counts */
  async renew({ task, epoch }: TaskLease, leaseMs: number): Promise<boolean> {
    return this.changes(
      /* sql */ `
      UPDATE scheduled_task SET lease_until = clock_timestamp() + $3 * interval '1 millisecond'
       WHERE name = $1 AND epoch = $2 AND lease_owner IS NOT NULL RETURNING 1 AS n`,
      [task, epoch, leaseMs],
    );
  }

  /**
   * Ends a run. An interrupted one leaves its slot in work, to be taken over at once.
   * @returns false when the lease was lost, and then nothing was written
   */
  async finish({ task, epoch }: TaskLease, outcome: TaskOutcome, counts?: TaskCounts, errorCode?: string): Promise<boolean> {
    return this.changes(
      /* sql */ `
      WITH released AS (
        UPDATE scheduled_task
           SET lease_owner = NULL, lease_until = NULL, slot_at = CASE WHEN $3 = 'interrupted' THEN slot_at END,
               run_requested_at = CASE WHEN $3 = 'interrupted' OR run_requested_at > (
                 SELECT started_at FROM task_run WHERE task = $1 AND epoch = $2) THEN run_requested_at END
         WHERE name = $1 AND epoch = $2 AND lease_owner IS NOT NULL RETURNING 1)
      UPDATE task_run SET finished_at = clock_timestamp(), outcome = $3, counts = $4::jsonb, error_code = $5
       WHERE task = $1 AND epoch = $2 AND finished_at IS NULL AND EXISTS (SELECT FROM released) RETURNING 1 AS n`,
      [task, epoch, outcome, counts === undefined ? null : JSON.stringify(counts), errorCode ?? null],
    );
  }

  /** @returns false when there is no such task */
  async setPaused(task: string, paused: boolean): Promise<boolean> {
    return this.changes(/* sql */ `UPDATE scheduled_task SET paused = $2 WHERE name = $1 RETURNING 1 AS n`, [task, paused]);
  }

  /** @returns false when there is no such task */
  async requestRun(task: string): Promise<boolean> {
    return this.changes(/* sql */ `UPDATE scheduled_task SET run_requested_at = clock_timestamp() WHERE name = $1 RETURNING 1 AS n`, [
      task,
    ]);
  }

  tasks(): Promise<ScheduledTaskEntity[]> {
    return this.dataSource.getRepository(ScheduledTaskEntity).find({ order: { name: 'ASC' } });
  }

  /** Newest first. */
  runs(task: string, limit: number, skip = 0, outcome?: TaskRunEntity['outcome']): Promise<TaskRunEntity[]> {
    return this.dataSource.getRepository(TaskRunEntity).find({
      where: { task, ...(outcome === undefined ? {} : { outcome: outcome ?? IsNull() }) },
      order: { epoch: 'DESC' },
      skip,
      take: limit,
    });
  }

  /** Of each task that ever ran within the retention, its newest run. */
  async newestRuns(): Promise<ReadonlyMap<string, TaskRunEntity>> {
    const runs = await this.dataSource
      .getRepository(TaskRunEntity)
      .createQueryBuilder('r')
      .where('(r.task, r.epoch) IN (SELECT t.name, t.epoch FROM scheduled_task t)')
      .getMany();
    return new Map(runs.map((run) => [run.task, run]));
  }

  /** Of each task that ever succeeded within the retention, when it last did and how long ago that is. */
  async lastSuccesses(): Promise<ReadonlyMap<string, { at: Date; ageSeconds: number }>> {
    const rows = await this.dataSource.query<{ task: string; at: Date; ageSeconds: number }[]>(/* sql */ `
      SELECT t.name AS task, r.finished_at AS at, extract(epoch FROM clock_timestamp() - r.finished_at)::float8 AS "ageSeconds"
        FROM scheduled_task t CROSS JOIN LATERAL (
          SELECT finished_at FROM task_run WHERE task = t.name AND outcome = 'done' ORDER BY epoch DESC LIMIT 1) AS r`);
    return new Map(rows.map(({ task, ...success }) => [task, success]));
  }

  /** Deletes up to `limit` finished runs older than `days`. @returns how many */
  async pruneRuns(days: number, limit = 10_000): Promise<number> {
    const [row] = await this.dataSource.query<{ n: number }[]>(
      /* sql */ `
      WITH gone AS (
        DELETE FROM task_run WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM task_run WHERE finished_at IS NOT NULL AND started_at < now() - $1 * interval '1 day' LIMIT $2))
        RETURNING 1)
      SELECT count(*)::int AS n FROM gone`,
      [days, limit],
    );
    return row?.n ?? 0;
  }

  /** TypeORM answers an UPDATE with `[rows, count]`. */
  private async changes(sql: string, parameters: unknown[]): Promise<boolean> {
    const [rows] = await this.dataSource.query<[unknown[], number]>(sql, parameters);
    return rows.length > 0;
  }
}
