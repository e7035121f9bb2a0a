/**
 * Takes tokens that are due for a poll, each on one replica at a time. Deadlines stand still while the gate is stopped: the first look
 * after an outage finds none overdue that was not when it began. $1 tenant, $2 lease, $3 how many.
 */
export const leaseDueTokens = /* sql */ `
WITH due AS (
  SELECT b.id FROM hat_batch b
  WHERE b.tenant_id = $1 AND b.state = 'awaiting' AND b.next_poll_at <= clock_timestamp()
    AND (b.lease_id IS NULL OR NOT EXISTS (SELECT FROM hat_lease l WHERE l.id = b.lease_id AND l.expires_at > clock_timestamp()))
  ORDER BY b.next_poll_at
  LIMIT $3
  FOR UPDATE SKIP LOCKED
)
UPDATE hat_batch b SET lease_id = $2 FROM due WHERE b.id = due.id
RETURNING b.id, b.resource, b.token, b.change_ids, b.polls,
  b.deadline_at <= coalesce((SELECT g.stopped_since FROM hat_gate g WHERE g.tenant_id = $1), clock_timestamp()) AS overdue`;
