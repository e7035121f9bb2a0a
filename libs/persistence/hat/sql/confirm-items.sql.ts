import { keepConfirmed, moveCounters, stillOpen } from './settling.fragment';

/**
 * Ends items of batches that HAT took whole: the common case of settle-items, without what only refusals need. About a third cheaper.
 * $1 tenant, $2 change ids, $3 batch ids.
 */
export const confirmItems = /* sql */ `
WITH settled AS (
  UPDATE hat_item i SET state = 'confirmed', changed_at = now()
  FROM unnest($2::bigint[], $3::bigint[]) AS r(change_id, batch_id)
  WHERE i.change_id = r.change_id
    AND ${stillOpen} AND coalesce(i.batch_id, 0) = r.batch_id
  RETURNING i.change_id, i.state, i.order_key
), story AS MATERIALIZED (
  SELECT s.change_id, s.state, s.order_key, c.submission_id, c.resource, c.key, c.health_insurer_id, c.hash
  FROM settled s JOIN hat_change c ON c.id = s.change_id
), ${keepConfirmed.trim()}, counted AS (
  SELECT submission_id, count(*)::integer AS items, 0 AS errors FROM story GROUP BY submission_id
), ${moveCounters.trim()}
SELECT count(*)::integer AS items FROM settled`;
