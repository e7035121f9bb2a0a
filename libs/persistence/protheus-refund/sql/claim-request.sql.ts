/**
 * Takes the next due request of a tenant. Only the oldest request of a subscriber that has not ended can be taken, so requests of one
 * subscriber go one after the other in the order of their acceptance. $1 tenant, $2 ms of the lease, $3 one request alone, or null.
 * Reads the few open rows through protheus_request_due; the older one of a subscriber is looked up in protheus_request_open.
 */
export const claimRequest = /* sql */ `
WITH due AS (
  SELECT r.place FROM protheus_request r
  WHERE r.tenant_id = $1 AND r.next_step_at <= clock_timestamp() AND ($3::uuid IS NULL OR r.id = $3)
    AND NOT EXISTS (
      SELECT FROM protheus_request o
      WHERE o.tenant_id = r.tenant_id AND o.subscriber_id = r.subscriber_id AND o.place < r.place AND o.next_step_at IS NOT NULL)
  ORDER BY r.next_step_at LIMIT 1 FOR UPDATE OF r SKIP LOCKED
)
UPDATE protheus_request r SET epoch = r.epoch + 1, next_step_at = clock_timestamp() + $2 * interval '1 millisecond'
FROM due WHERE r.place = due.place
RETURNING r.id, r.epoch, r.state, r.subscriber_id AS "subscriberId", r.body, r.sealed_attachments AS "sealedAttachments",
  r.known_codes AS "knownCodes", r.posts, r.posts_allowed AS "postsAllowed", r.resolved_by IS NOT NULL AS "sendAgain", r.empty_reads AS "emptyReads", r.holds,
  extract(epoch FROM clock_timestamp() - greatest(CASE WHEN r.state = 'sending' THEN r.sent_at ELSE r.accepted_at END,
    (SELECT g.resumed_at FROM protheus_gate g WHERE g.tenant_id = r.tenant_id)))::double precision * 1000 AS "ageMs"`;

/** How long until somebody can take a step. Requests behind an open one of their subscriber wait for it. $1 tenant. */
export const nextRequestDue = /* sql */ `
SELECT ceil(extract(epoch FROM r.next_step_at - clock_timestamp()) * 1000)::integer AS "waitMs"
FROM protheus_request r
WHERE r.tenant_id = $1 AND r.next_step_at IS NOT NULL
  AND NOT EXISTS (
    SELECT FROM protheus_request o
    WHERE o.tenant_id = r.tenant_id AND o.subscriber_id = r.subscriber_id AND o.place < r.place AND o.next_step_at IS NOT NULL)
ORDER BY r.next_step_at LIMIT 1`;
