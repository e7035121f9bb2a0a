/** $1 tenants, $2 types, $3 subjects, $4 data as JSON texts. */
export const appendEvents = /* sql */ `
INSERT INTO event_outbox (tenant_id, type, subject, data)
SELECT e.tenant_id, e.type, e.subject, e.data::json
FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS e(tenant_id, type, subject, data, place)
ORDER BY e.place`;
