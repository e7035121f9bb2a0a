/** Puts the procedures of guides in their places, and drops those beyond the last. $1 tenant, $2 guides with their procedures as JSON. */
export const storeProcedures = /* sql */ `
WITH incoming AS MATERIALIZED (
  SELECT * FROM json_to_recordset($2::json) AS g(guide text, procedures json)
), surplus AS (
  DELETE FROM hat_authorization_procedure p USING incoming i
  WHERE p.tenant_id = $1 AND p.guide = i.guide AND p.position >= json_array_length(i.procedures)
)
INSERT INTO hat_authorization_procedure AS p
  (tenant_id, guide, position, table_code, code, description, type, requested_quantity, authorized_quantity, status, rejection_causes, team)
SELECT $1, i.guide, one.place - 1, r."tableCode", r.code, r.description, r.type, r."requestedQuantity", r."authorizedQuantity", r.status,
  r."rejectionCauses", r.team
FROM incoming i
CROSS JOIN LATERAL json_array_elements(i.procedures) WITH ORDINALITY AS one(procedure, place)
CROSS JOIN LATERAL json_to_record(one.procedure) AS r(
  "tableCode" text, code text, description text, type text, "requestedQuantity" numeric, "authorizedQuantity" numeric, status text,
  "rejectionCauses" jsonb, team jsonb)
ON CONFLICT (tenant_id, guide, position) DO UPDATE SET
  table_code = excluded.table_code, code = excluded.code, description = excluded.description, type = excluded.type,
  requested_quantity = excluded.requested_quantity, authorized_quantity = excluded.authorized_quantity, status = excluded.status,
  rejection_causes = excluded.rejection_causes, team = excluded.team`;
