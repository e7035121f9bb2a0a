import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The feed of events, and the outbox its writers use. Waking the sequencers is the outbox' own doing: whoever inserts, by whatever
 * statement, is heard. Once a statement and not once a row, and not at all when it inserted nothing.
 */
export class CreateEventFeed1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE event_outbox (
        id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) CONSTRAINT event_outbox_pk PRIMARY KEY,
        tenant_id smallint NOT NULL CONSTRAINT event_outbox_tenant_fk REFERENCES tenant (id),
        type text NOT NULL,
        subject text NOT NULL,
        data json NOT NULL,
        happened_at timestamptz NOT NULL DEFAULT clock_timestamp()
      ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`);
    await runner.query(/* sql */ `
      CREATE FUNCTION event_outbox_wake() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM fresh) THEN PERFORM pg_notify('event_outbox', ''); END IF;
        RETURN NULL;
      END $$`);
    await runner.query(/* sql */ `
      CREATE TRIGGER event_outbox_wake AFTER INSERT ON event_outbox
      REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION event_outbox_wake()`);
    await runner.query(/* sql */ `
      CREATE TABLE event_feed (
        tenant_id smallint CONSTRAINT event_feed_pk PRIMARY KEY CONSTRAINT event_feed_tenant_fk REFERENCES tenant (id),
        last_position bigint NOT NULL,
        pruned_until bigint NOT NULL DEFAULT 0,
        CONSTRAINT event_feed_pruned_check CHECK (pruned_until BETWEEN 0 AND last_position)
      )`);
    await runner.query(/* sql */ `
      CREATE TABLE event (
        tenant_id smallint NOT NULL,
        position bigint NOT NULL,
        id uuid NOT NULL,
        type text NOT NULL,
        subject text NOT NULL,
        data json NOT NULL,
        happened_at timestamptz NOT NULL,
        sequenced_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT event_pk PRIMARY KEY (tenant_id, position)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['event', 'event_feed', 'event_outbox']) await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP FUNCTION event_outbox_wake');
  }
}
