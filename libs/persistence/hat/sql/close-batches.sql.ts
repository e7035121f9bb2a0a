/**
 * Writes what became of batches, each only while the given lease still holds it. Answers the ids that were written: the items of
 * the others belong to somebody else by now.
 *
 * $1 batch ids, $2 leases, $3 states, $4 tokens, $5 ms to the next poll, $6 ms to the deadline (0 = keep), $7 codes, $8 messages,
 * $9 details (JSON arrays), $10 polls made.
 */
export const closeBatches = /* sql */ `
UPDATE hat_batch b
SET state = r.state, lease_id = NULL, token = coalesce(r.token, b.token), polls = b.polls + r.polls,
    next_poll_at = CASE WHEN r.state = 'awaiting' THEN clock_timestamp() + r.poll_ms * interval '1 millisecond' END,
    deadline_at = CASE WHEN r.deadline_ms > 0 THEN clock_timestamp() + r.deadline_ms * interval '1 millisecond' ELSE b.deadline_at END,
    code = coalesce(r.code, b.code), message = coalesce(r.message, b.message),
    details = CASE WHEN r.details IS NULL THEN b.details ELSE ARRAY(SELECT jsonb_array_elements_text(r.details::jsonb)) END,
    posted_at = coalesce(b.posted_at, CASE WHEN r.state <> 'returned' THEN now() END),
    settled_at = CASE WHEN r.state <> 'awaiting' THEN now() END
FROM unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[], $5::integer[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::integer[])
     AS r(id, lease_id, state, token, poll_ms, deadline_ms, code, message, details, polls)
WHERE b.id = r.id AND b.lease_id = r.lease_id AND b.state IN ('sending', 'awaiting')
RETURNING b.id`;
