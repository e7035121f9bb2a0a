/** Keeps that calls were made. $1 tenant, $2 vendor, $3 operations, $4 batch ids, $5 statuses, $6 failures, $7 durations in ms. */
export const insertExchanges = /* sql */ `
INSERT INTO exchange (tenant_id, vendor, operation, batch_id, status, failure, duration_ms)
SELECT $1, $2, e.operation, e.batch_id, e.status, e.failure, e.duration_ms
FROM unnest($3::text[], $4::bigint[], $5::integer[], $6::text[], $7::integer[]) AS e(operation, batch_id, status, failure, duration_ms)`;
