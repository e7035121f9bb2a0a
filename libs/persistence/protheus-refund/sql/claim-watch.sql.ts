/** Takes the watch that is due the longest; replicas skip each other's. $1 tenant, $2 ms of the lease. */
export const claimWatch = /* sql */ `
WITH due AS (
  SELECT tenant_id, kind, key FROM protheus_watch
  WHERE tenant_id = $1 AND next_poll_at <= clock_timestamp()
  ORDER BY next_poll_at LIMIT 1 FOR UPDATE SKIP LOCKED
)
UPDATE protheus_watch w SET epoch = w.epoch + 1, next_poll_at = clock_timestamp() + $2 * interval '1 millisecond'
FROM due WHERE w.tenant_id = due.tenant_id AND w.kind = due.kind AND w.key = due.key
RETURNING w.kind, w.key, w.epoch`;

/**
 * Puts a watch back. The next look comes after a tenth of the time since the last change, but not before $5 nor after a day. Failures
 * double $5 up to ten minutes and only ever lengthen a shorter wait, so that an outage is over for a watch soon after it is over. $1 tenant, $2 kind, $3 key, $4 epoch of the claim, $5 ms between looks, $6 whether anything can still change,
 * $7 whether something changed, $8 whether the look failed.
 */
export const putWatchBack = /* sql */ `
UPDATE protheus_watch SET
  changed_at = CASE WHEN $7 THEN clock_timestamp() ELSE changed_at END,
  failures = CASE WHEN $8 THEN failures + 1 ELSE 0 END,
  next_poll_at = CASE WHEN $6 THEN clock_timestamp() + interval '1 millisecond' * least(86400000::double precision, CASE
    WHEN $7 THEN $5::double precision
    ELSE greatest($5::double precision, extract(epoch FROM clock_timestamp() - changed_at) * 100,
      CASE WHEN $8 THEN least(600000::double precision, $5::double precision * power(2, least(failures, 20))) END) END) END
WHERE tenant_id = $1 AND kind = $2 AND key = $3 AND epoch = $4`;
