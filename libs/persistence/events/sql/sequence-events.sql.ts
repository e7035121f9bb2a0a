/**
 * Moves up to $1 committed events from the outbox to the end of their feeds, and says so to readers on every replica. The caller holds
 * the sequencers' lock, taken by a statement before this one: its snapshot then shows all that earlier sequencers did, so positions
 * are consecutive and only rise, as does the moment of this statement, which the retention goes by. What commits later is not seen here and comes after.
 */
export const sequenceEvents = /* sql */ `
WITH taken AS MATERIALIZED (
  DELETE FROM event_outbox WHERE id = ANY (ARRAY(SELECT id FROM event_outbox ORDER BY id LIMIT $1))
  RETURNING id, tenant_id, type, subject, data, happened_at
), fed AS (
  INSERT INTO event_feed AS f (tenant_id, last_position)
  SELECT tenant_id, count(*) FROM taken GROUP BY tenant_id
  ON CONFLICT (tenant_id) DO UPDATE SET last_position = f.last_position + excluded.last_position
  RETURNING tenant_id, last_position
), stored AS (
  INSERT INTO event (tenant_id, position, id, type, subject, data, happened_at, sequenced_at)
  SELECT t.tenant_id, f.last_position + 1 - row_number() OVER (PARTITION BY t.tenant_id ORDER BY t.id DESC),
         gen_random_uuid(), t.type, t.subject, t.data, t.happened_at, statement_timestamp()
  FROM taken t JOIN fed f ON f.tenant_id = t.tenant_id
  RETURNING tenant_id
)
SELECT tenant_id AS "tenantId", count(*)::integer AS events, pg_notify('event_feed', tenant_id::text) FROM stored GROUP BY tenant_id`;
