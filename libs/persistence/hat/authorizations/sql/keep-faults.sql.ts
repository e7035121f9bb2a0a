/** Keeps what could not be imported, counting the tries. A page may show one of them twice; it is one try. $1 tenant, $2 keys, $3 guides, $4 codes, $5 payloads. */
export const keepFaults = /* sql */ `
INSERT INTO hat_authorization_fault AS f (tenant_id, key, guide, code, payload)
SELECT DISTINCT ON (e.key) $1::smallint, e.key, e.guide, e.code, e.payload FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS e(key, guide, code, payload)
ON CONFLICT (tenant_id, key) DO UPDATE SET
  code = excluded.code, payload = excluded.payload, attempts = f.attempts + 1, last_seen_at = clock_timestamp()`;
