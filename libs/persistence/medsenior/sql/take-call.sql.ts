/**
 * Takes the next slot of the agreed rate, which is counted over all replicas: each call moves the row's `next_call_at` on by one
 * interval, and what was not used in time is lost but for a small burst. Nothing comes back where no call may start.
 * $1 tenant, $2 calls per second (0 = no limit), $3 burst in calls, $4 longest wait in ms that makes sense, $5 whether the back-off
 * of the mirror is kept.
 */
export const takeCall = /* sql */ `
UPDATE medsenior_gate g
SET next_call_at = CASE WHEN $2::double precision = 0 THEN g.next_call_at ELSE
  greatest(g.next_call_at, clock_timestamp() - ($3::double precision - 1) / $2::double precision * interval '1 second')
    + interval '1 second' / $2::double precision END
WHERE g.tenant_id = $1 AND NOT g.paused AND coalesce(g.quiet_until <= clock_timestamp(), true)
  AND (NOT $5::boolean OR coalesce(g.cool_until <= clock_timestamp(), true))
  AND ($2::double precision = 0 OR g.next_call_at <= clock_timestamp() + $4::double precision * interval '1 millisecond')
RETURNING clock_timestamp() AS at, CASE WHEN $2::double precision = 0 THEN 0 ELSE
  greatest(0, extract(epoch FROM g.next_call_at - interval '1 second' / $2::double precision - clock_timestamp()) * 1000) END::double precision AS "waitMs"`;
