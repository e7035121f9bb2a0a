/**
 * Draws permits that have grown since the last draw, of all replicas together. $1 tenant, $2 calls per second, $3 most permits that may
 * gather, $4 permits wanted. One row by its key, locked for the length of the statement.
 */
export const drawPermits = /* sql */ `
WITH grown AS MATERIALIZED (
  SELECT tenant_id, least($3::double precision,
    permits + greatest(0, extract(epoch FROM clock_timestamp() - permits_at)) * $2::double precision) AS permits
  FROM protheus_gate WHERE tenant_id = $1 FOR UPDATE
), granted AS MATERIALIZED (
  SELECT tenant_id, permits, least($4::integer, floor(permits)::integer) AS calls FROM grown
), drawn AS (
  UPDATE protheus_gate g SET permits = granted.permits - granted.calls, permits_at = clock_timestamp()
  FROM granted WHERE g.tenant_id = granted.tenant_id
)
SELECT calls AS granted, ceil(greatest(0, 1 - (permits - calls)) / $2::double precision * 1000)::integer AS "waitMs" FROM granted`;
