import { moveCounters } from './settling.fragment';

/**
 * Settles older unsent upserts that a newer one of the same key makes pointless (engine rule A8): it must cover their fields, they
 * must never have been on the wire, not be forced where the newer one is not (that may settle as unchanged and send nothing), and nothing of another key (an event of the same member) may lie between the two.
 * The caller holds the tenant's claim lock. $1 tenant, $2 resource, $3 ids of the newer changes.
 */
export const supersedeOlder = /* sql */ `
WITH settled AS (
  UPDATE hat_item o SET state = 'superseded', code = 'SUPERSEDED', changed_at = now()
  FROM hat_change oc, hat_change nc
  WHERE nc.id = ANY ($3::bigint[])
    AND oc.tenant_id = $1 AND oc.resource = $2 AND oc.key = nc.key AND oc.health_insurer_id = nc.health_insurer_id AND oc.id < nc.id
    AND o.change_id = oc.id AND o.state = 'queued' AND o.batch_id IS NULL AND o.past_batch_ids IS NULL
    AND oc.field_mask & ~nc.field_mask = 0
    AND NOT (o.force AND NOT EXISTS (SELECT FROM hat_item n WHERE n.change_id = nc.id AND n.force))
    AND NOT EXISTS (
      SELECT FROM hat_item m JOIN hat_change mc ON mc.id = m.change_id
      WHERE m.tenant_id = $1 AND m.order_key = o.order_key AND m.state IN ('queued', 'sending')
        AND m.change_id > o.change_id AND m.change_id < nc.id AND (mc.resource, mc.key) <> (oc.resource, oc.key)
    )
  RETURNING oc.submission_id
), counted AS (
  SELECT submission_id, count(*)::integer AS items, 0 AS errors FROM settled GROUP BY submission_id
), ${moveCounters.trim()}
SELECT count(*)::integer AS submissions FROM moved`;
