import { stillOpen } from './settling.fragment';

/**
 * Puts items in flight back at their place in the queue (their ids keep it). Where HAT is known not to have applied them the ledger
 * gets back what it knew; where the outcome was never learned their order keys become uncertain; where HAT said that it is done with
 * them but not how each fared, the ledger just stays unknown. In both cases what it knew is forgotten: a later refusal of the same
 * change must not bring back a state that HAT may have left. Where an event waits for its record, so do the events between the two:
 * HAT would refuse them alike, and the record, being younger, would wait for them for good.
 *
 * $1 tenant, $2 change ids, $3 batch ids, $4 batch limits (0 = keep), $5 attempts charged, $6 delays in ms, $7 what is known of the
 * outcome ('not-applied', 'maybe-applied', 'unknown'), $8 ms until the re-post of uncertain keys, $9 wait for all parents.
 */
export const requeueItems = /* sql */ `
WITH returned AS (
  UPDATE hat_item i
  SET state = 'queued', past_batch_ids = array_append(i.past_batch_ids, i.batch_id), batch_id = NULL,
      batch_limit = CASE WHEN r.batch_limit > 0 THEN r.batch_limit ELSE i.batch_limit END,
      attempts = i.attempts + r.charged, awaits_all_parents = i.awaits_all_parents OR r.all_parents, ready = false, changed_at = now(),
      next_attempt_at = CASE WHEN r.delay_ms > 0 THEN clock_timestamp() + r.delay_ms * interval '1 millisecond' END
  FROM unnest($2::bigint[], $3::bigint[], $4::smallint[], $5::smallint[], $6::integer[], $7::text[], $9::boolean[])
       AS r(change_id, batch_id, batch_limit, charged, delay_ms, outcome, all_parents)
  WHERE i.change_id = r.change_id AND i.batch_id = r.batch_id
    AND ${stillOpen}
  RETURNING i.change_id, i.order_key, i.resource, r.outcome, r.all_parents
), followers AS (
  UPDATE hat_item f SET awaits_all_parents = true, ready = false
  FROM returned r
  WHERE r.all_parents AND r.resource IN ('beneficiaryStatus', 'healthProviderStatus')
    AND f.tenant_id = $1 AND f.order_key = r.order_key AND f.state = 'queued' AND f.resource = r.resource AND f.change_id > r.change_id
    AND f.change_id < (
      SELECT min(p.change_id) FROM hat_item p
      WHERE p.tenant_id = $1 AND p.order_key = r.order_key AND p.state IN ('queued', 'sending') AND p.resource <> r.resource
        AND p.change_id > r.change_id
    )
), restored AS (
  UPDATE hat_record l SET hash = l.prior_hash, prior_hash = NULL
  FROM returned r JOIN hat_change c ON c.id = r.change_id
  WHERE r.outcome = 'not-applied' AND l.tenant_id = $1 AND l.resource = c.resource AND l.key = c.key AND l.health_insurer_id = c.health_insurer_id
    AND l.prior_hash IS NOT NULL
    AND NOT EXISTS (SELECT FROM hat_uncertain u WHERE u.tenant_id = $1 AND u.order_key = r.order_key)
), forgotten AS (
  UPDATE hat_record l SET prior_hash = NULL
  FROM returned r JOIN hat_change c ON c.id = r.change_id
  WHERE r.outcome <> 'not-applied' AND l.tenant_id = $1 AND l.resource = c.resource AND l.key = c.key AND l.health_insurer_id = c.health_insurer_id
    AND l.prior_hash IS NOT NULL
)
INSERT INTO hat_uncertain AS u (tenant_id, order_key, repost_at)
SELECT $1, order_key, clock_timestamp() + $8 * interval '1 millisecond' FROM returned WHERE outcome = 'unknown'
ORDER BY order_key
ON CONFLICT (tenant_id, order_key) DO UPDATE SET repost_at = greatest(u.repost_at, excluded.repost_at)`;
