/** Draws permits and takes slots. $1 tenant, $2 lease, $3 slots, $4 ms until the lease ends, $5 permits left. */
export const takeSlots = /* sql */ `
WITH drawn AS (
  UPDATE hat_gate SET permits = $5, permits_at = clock_timestamp() WHERE tenant_id = $1
)
INSERT INTO hat_lease (id, tenant_id, slots, expires_at) VALUES ($2, $1, $3, clock_timestamp() + $4 * interval '1 millisecond')`;
