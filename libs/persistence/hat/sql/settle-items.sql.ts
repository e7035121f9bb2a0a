import { keepConfirmed, moveCounters, stillOpen } from './settling.fragment';

/**
 * Ends items. A confirmed change becomes what the ledger holds; a refused one puts back what it held before. What is confirmed for an
 * uncertain order key is remembered for its re-post. The submission's counters move in the same statement. An item that is no longer
 * in the given batch is left alone: a late answer of a lost lease changes nothing. The state is compared as an expression of which the
 * planner knows nothing, so that it goes by the primary key.
 *
 * $1 tenant, $2 change ids, $3 batch ids (0 for items settled out of the queue), $4 states, $5 codes, $6 vendor messages,
 * $7 attempts charged, $8 ms until the re-post of uncertain keys.
 *
 * What failed in flight may have been applied or may yet be: the ledger forgets what it knew, and the key is uncertain (engine rule
 * A9). One confirmed item ends the row of failed batches of its resource.
 */
export const settleItems = /* sql */ `
WITH settled AS (
  UPDATE hat_item i
  SET state = r.state, code = r.code, vendor_message = r.vendor_message, attempts = i.attempts + r.charged, changed_at = now()
  FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::smallint[])
       AS r(change_id, batch_id, state, code, vendor_message, charged)
  WHERE i.change_id = r.change_id
    AND ${stillOpen} AND coalesce(i.batch_id, 0) = r.batch_id
  RETURNING i.change_id, i.state, i.order_key, i.batch_id
), story AS MATERIALIZED (
  SELECT s.change_id, s.state, s.order_key, s.batch_id, c.submission_id, c.resource, c.key, c.health_insurer_id, c.hash
  FROM settled s JOIN hat_change c ON c.id = s.change_id
), ${keepConfirmed.trim()}, restored AS (
  UPDATE hat_record r SET hash = r.prior_hash, prior_hash = NULL
  FROM story s
  WHERE s.state = 'rejected' AND r.tenant_id = $1 AND r.resource = s.resource AND r.key = s.key
    AND r.health_insurer_id = s.health_insurer_id AND r.prior_hash IS NOT NULL
    AND NOT EXISTS (SELECT FROM hat_uncertain u WHERE u.tenant_id = $1 AND u.order_key = s.order_key)
), forgotten AS (
  UPDATE hat_record r SET prior_hash = NULL
  FROM story s
  WHERE s.state = 'failed' AND r.tenant_id = $1 AND r.resource = s.resource AND r.key = s.key
    AND r.health_insurer_id = s.health_insurer_id AND r.prior_hash IS NOT NULL
), doubted AS (
  INSERT INTO hat_uncertain AS u (tenant_id, order_key, repost_at)
  SELECT $1, order_key, clock_timestamp() + $8 * interval '1 millisecond' FROM story WHERE state = 'failed' AND batch_id IS NOT NULL
  ORDER BY order_key
  ON CONFLICT (tenant_id, order_key) DO UPDATE SET repost_at = greatest(u.repost_at, excluded.repost_at)
), counted AS (
  SELECT submission_id, count(*)::integer AS items, count(*) FILTER (WHERE state IN ('rejected', 'failed'))::integer AS errors
  FROM story GROUP BY submission_id
), ${moveCounters.trim()}
SELECT state, count(*)::integer AS items FROM settled GROUP BY state`;
