/**
 * Drops up to $2 events that have been in their feed for more than $1 days, always the oldest of a feed, and notes how far: a cursor
 * before that is known to be too old. The caller holds the sequencers' lock.
 */
export const pruneEvents = /* sql */ `
WITH due AS MATERIALIZED (
  SELECT e.tenant_id, e.position
  FROM event_feed f CROSS JOIN LATERAL (
    SELECT tenant_id, position, sequenced_at FROM event
    WHERE tenant_id = f.tenant_id AND position > f.pruned_until ORDER BY position LIMIT $2
  ) AS e
  WHERE e.sequenced_at < clock_timestamp() - $1 * interval '1 day'
  ORDER BY e.tenant_id, e.position LIMIT $2
), gone AS (
  DELETE FROM event e USING due WHERE e.tenant_id = due.tenant_id AND e.position = due.position RETURNING 1
), noted AS (
  UPDATE event_feed f SET pruned_until = d.position
  FROM (SELECT tenant_id, max(position) AS position FROM due GROUP BY tenant_id) AS d WHERE f.tenant_id = d.tenant_id
)
SELECT count(*)::integer AS n FROM gone`;
