/**
 * Batches that were being sent by a replica that is gone: nobody knows whether HAT got them. Given to the caller's lease, which
 * then returns their items to the queue as an unknown outcome. $1 tenant, $2 lease, $3 how many.
 */
export const recoverBatches = /* sql */ `
WITH orphaned AS (
  SELECT b.id FROM hat_batch b
  WHERE b.tenant_id = $1 AND b.state = 'sending'
    AND NOT EXISTS (SELECT FROM hat_lease l WHERE l.id = b.lease_id AND l.expires_at > clock_timestamp())
  ORDER BY b.id
  LIMIT $3
  FOR UPDATE SKIP LOCKED
)
UPDATE hat_batch b SET lease_id = $2 FROM orphaned WHERE b.id = orphaned.id
RETURNING b.id, b.change_ids`;
