/**
 * Whether a tenant's calls to HAT may start, and how many: the switch, the cool-down, slots that no live lease holds, permits that
 * have grown since the last draw. Runs under the claim lock. $1 tenant, $2 calls per second, $3 most permits that may gather.
 */
export const openGate = /* sql */ `
SELECT g.paused, g.failures,
  greatest(0, ceil(extract(epoch FROM g.cool_until - clock_timestamp()) * 1000))::integer AS cooling_ms,
  least($3::double precision, g.permits + greatest(0, extract(epoch FROM clock_timestamp() - g.permits_at)) * $2::double precision) AS permits,
  (SELECT coalesce(sum(l.slots), 0) FROM hat_lease l WHERE l.tenant_id = $1 AND l.expires_at > clock_timestamp())::integer AS slots_taken
FROM hat_gate g WHERE g.tenant_id = $1`;
