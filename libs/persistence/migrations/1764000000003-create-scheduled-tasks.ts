import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** One row per recurring task, which is also its lease; and what became of each attempt. */
export class CreateScheduledTasks1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE scheduled_task (
        name text CONSTRAINT scheduled_task_pk PRIMARY KEY,
        every_ms integer NOT NULL CONSTRAINT scheduled_task_every_check CHECK (every_ms > 0),
        paused boolean NOT NULL DEFAULT false,
        next_slot_at timestamptz NOT NULL,
        run_requested_at timestamptz,
        slot_at timestamptz,
        attempt smallint NOT NULL DEFAULT 0,
        lease_owner text,
        lease_until timestamptz,
        epoch integer NOT NULL DEFAULT 0,
        CONSTRAINT scheduled_task_lease_check CHECK ((lease_owner IS NULL) = (lease_until IS NULL))
      )`);
    await runner.query(/* sql */ `
      CREATE TABLE task_run (
        task text NOT NULL CONSTRAINT task_run_task_fk REFERENCES scheduled_task (name),
        epoch integer NOT NULL,
        slot_at timestamptz NOT NULL,
        attempt smallint NOT NULL,
        owner text NOT NULL,
        started_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        outcome text CONSTRAINT task_run_outcome_check CHECK (outcome IN ('done', 'failed', 'interrupted', 'lost')),
        counts jsonb,
        error_code text,
        CONSTRAINT task_run_pk PRIMARY KEY (task, epoch),
        CONSTRAINT task_run_attempt_unique UNIQUE (task, slot_at, attempt)
      )`);
    await runner.query(/* sql */ `CREATE INDEX task_run_age ON task_run (started_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `DROP TABLE task_run`);
    await runner.query(/* sql */ `DROP TABLE scheduled_task`);
  }
}
