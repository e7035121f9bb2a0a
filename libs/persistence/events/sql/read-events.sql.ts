/**
 * Where a feed stands, and a page of it, in one snapshot: one row a matching event, or one row without any. Looks at $5 positions at
 * most, by the primary key, so that a filter for a rare type costs no more than a page of everything.
 * $1 tenant, $2 position to read after (null: from the oldest that is kept), $3 types (null: all), $4 most events, $5 most positions.
 */
export const readEvents = /* sql */ `
WITH feed AS (
  SELECT coalesce(max(last_position), 0) AS last, coalesce(max(pruned_until), 0) AS pruned FROM event_feed WHERE tenant_id = $1
)
SELECT feed.last, feed.pruned, e.position, e.id, e.type, e.subject, e.data, e.happened_at AS "happenedAt"
FROM feed LEFT JOIN LATERAL (
  SELECT * FROM event
  WHERE tenant_id = $1 AND position > coalesce($2::bigint, feed.pruned) AND position <= coalesce($2::bigint, feed.pruned) + $5::bigint
    AND ($3::text[] IS NULL OR type = ANY ($3::text[]))
  ORDER BY position LIMIT $4
) AS e ON true
ORDER BY e.position`;
