/**
 * The oldest items that may go now, in order: only the oldest open change of an order key, no open parent with a smaller id, not
 * backing off, not of a paused resource. Runs under the tenant's claim lock, walking hat_item_queue in id order; each candidate
 * costs one or two look-ups in hat_item_open, none when it was ready at intake. They are written as scalar sub-queries with LIMIT 1 because nothing else keeps the
 * planner from turning them round: on a freshly filled table without statistics it joined all against all (404 records/s).
 * An event that HAT refused for want of its record lets that record's upsert pass, and only that; it does not wait for an upsert that
 * itself waits for a later event behind this one.
 * The oldest of its key, with nothing of the key in flight, is unchanged where it equals the ledger, whatever comes after it: a block
 * sent again because its release stands behind it would stay, the release being unchanged by then.
 * $1 tenant, $2 resources to leave alone, $3 how many.
 */
export const selectClaimable = /* sql */ `
SELECT i.change_id, i.resource, i.batch_limit, c.health_insurer_id, c.payload,
  ledger.hash IS NOT NULL AS known,
  ledger.hash = c.hash AND NOT i.force
    AND (SELECT u.repost_at FROM hat_uncertain u WHERE u.tenant_id = $1 AND u.order_key = i.order_key) IS NULL AS unchanged
FROM hat_item i
JOIN hat_change c ON c.id = i.change_id
LEFT JOIN LATERAL (
  SELECT r.hash FROM hat_record r
  WHERE NOT i.ready AND r.tenant_id = $1 AND r.resource = i.resource AND r.key = c.key AND r.health_insurer_id = c.health_insurer_id
  LIMIT 1
) AS ledger ON true
WHERE i.tenant_id = $1 AND i.state = 'queued'
  AND (i.next_attempt_at IS NULL OR i.next_attempt_at <= clock_timestamp())
  AND i.resource <> ALL ($2::text[])
  AND (i.ready OR i.change_id = (
    SELECT o.change_id FROM hat_item o
    WHERE o.tenant_id = $1 AND o.order_key = i.order_key AND o.state IN ('queued', 'sending')
      AND NOT (o.awaits_all_parents AND o.state = 'queued' AND o.resource <> i.resource AND i.resource IN ('beneficiaries', 'healthProviders'))
    ORDER BY o.change_id LIMIT 1
  ))
  AND NOT (i.awaits_all_parents AND EXISTS (
    SELECT FROM hat_item p
    WHERE p.tenant_id = $1 AND p.order_key = i.order_key AND p.state IN ('queued', 'sending') AND p.change_id > i.change_id
      AND p.resource <> i.resource AND p.resource IN ('beneficiaries', 'healthProviders')
      AND NOT EXISTS (
        SELECT FROM hat_item b
        WHERE b.tenant_id = $1 AND b.order_key = i.order_key AND b.state IN ('queued', 'sending')
          AND b.change_id > i.change_id AND b.change_id < p.change_id AND b.resource = i.resource AND NOT b.awaits_all_parents
      )
  ))
  AND (i.ready OR i.parent_keys IS NULL OR NOT EXISTS (
    SELECT FROM unnest(i.parent_keys) AS k (order_key) CROSS JOIN LATERAL (
      SELECT p.change_id FROM hat_item p
      WHERE p.tenant_id = $1 AND p.order_key = k.order_key AND p.state IN ('queued', 'sending')
      ORDER BY p.change_id LIMIT 1
    ) AS oldest
    WHERE oldest.change_id < i.change_id OR i.awaits_all_parents
  ))
ORDER BY i.change_id
LIMIT $3`;
