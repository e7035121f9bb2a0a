/**
 * Stores a page of guides with their procedures, each once, and tells which are new and which changed; rows that stand as they are are not written and not
 * told. An answer to an older call than the one that told the row changes nothing. The caller holds the tenant's lock.
 * What stands already is looked up guide by guide (`LIMIT 1` cannot be turned into a join): as a join it read every guide of the tenant
 * for every page until the table was first analyzed.
 * $1 tenant, $2 guides as JSON, $3 when the call began, $4 tracking status of the list they were read in (null: any), $5 ms until a
 * guide in audit is read again.
 */
export const upsertGuides = /* sql */ `
WITH incoming AS MATERIALIZED (
  SELECT g.*, decode(g.hash, 'hex') AS digest, o.hash AS "digestBefore", o.status AS "statusBefore"
  FROM json_to_recordset($2::json) AS g(
    guide text, "providerGuide" text, "authorizationId" text, "mainGuide" text, status text, type text, description text,
    "requestDate" date, "authorizationDate" date, protocol text, password text, "passwordExpireDate" date, "subscriberId" text,
    "holderCpf" text, "beneficiaryName" text, "providerId" text, "providerDocument" text, "providerName" text, "professionalName" text,
    "professionalCouncil" text, "professionalCouncilNumber" text, "professionalState" text, "rejectionCauses" jsonb, "leftOut" text[],
    payload text, hash text, "inAudit" boolean, procedures json)
  LEFT JOIN LATERAL (SELECT h.hash, h.status FROM hat_authorization h WHERE h.tenant_id = $1 AND h.guide = g.guide LIMIT 1) AS o ON true
), stored AS (
  INSERT INTO hat_authorization AS h (
    tenant_id, guide, provider_guide, authorization_id, main_guide, status, type, description, request_date, authorization_date, sort_day,
    protocol, password, password_expire_date, subscriber_id, holder_cpf, beneficiary_name, provider_id, provider_document, provider_name,
    professional_name, professional_council, professional_council_number, professional_state, rejection_causes, left_out, payload, hash,
    read_at, tracking, reread_at)
  SELECT $1, i.guide, i."providerGuide", i."authorizationId", i."mainGuide", i.status, i.type, i.description, i."requestDate",
    i."authorizationDate", coalesce(i."requestDate", '0001-01-01'), i.protocol, i.password, i."passwordExpireDate", i."subscriberId",
    i."holderCpf", i."beneficiaryName", i."providerId", i."providerDocument", i."providerName", i."professionalName",
    i."professionalCouncil", i."professionalCouncilNumber", i."professionalState", i."rejectionCauses", i."leftOut", i.payload::json,
    i.digest, $3::timestamptz, $4::text,
    CASE WHEN i."inAudit" THEN clock_timestamp() + $5 * interval '1 millisecond' END
  FROM incoming i
  ON CONFLICT (tenant_id, guide) DO UPDATE SET
    provider_guide = excluded.provider_guide, authorization_id = excluded.authorization_id, main_guide = excluded.main_guide,
    status = excluded.status, type = excluded.type, description = excluded.description, request_date = excluded.request_date,
    authorization_date = excluded.authorization_date, sort_day = excluded.sort_day, protocol = excluded.protocol,
    password = excluded.password, password_expire_date = excluded.password_expire_date, subscriber_id = excluded.subscriber_id,
    holder_cpf = excluded.holder_cpf, beneficiary_name = excluded.beneficiary_name, provider_id = excluded.provider_id,
    provider_document = excluded.provider_document, provider_name = excluded.provider_name,
    professional_name = excluded.professional_name, professional_council = excluded.professional_council,
    professional_council_number = excluded.professional_council_number, professional_state = excluded.professional_state,
    rejection_causes = excluded.rejection_causes, left_out = excluded.left_out,
    payload = CASE WHEN h.hash = excluded.hash THEN h.payload ELSE excluded.payload END,
    reread_at = CASE WHEN h.hash = excluded.hash THEN h.reread_at ELSE excluded.reread_at END,
    rereads = CASE WHEN h.hash = excluded.hash THEN h.rereads ELSE 0 END,
    updated_at = CASE WHEN h.hash = excluded.hash THEN h.updated_at ELSE clock_timestamp() END,
    hash = excluded.hash, read_at = excluded.read_at, tracking = coalesce(excluded.tracking, h.tracking)
  WHERE h.read_at <= excluded.read_at AND (h.hash <> excluded.hash OR excluded.tracking IS NOT NULL)
  RETURNING h.guide
), mended AS (
  DELETE FROM hat_authorization_fault f WHERE f.tenant_id = $1 AND f.key = ANY (ARRAY(SELECT guide FROM incoming))
), told AS MATERIALIZED (
  SELECT i.guide, i."statusBefore", CASE WHEN i."digestBefore" IS NULL THEN 'imported' ELSE 'changed' END AS outcome, i.procedures
  FROM incoming i
  WHERE i."digestBefore" IS DISTINCT FROM i.digest AND i.guide IN (SELECT guide FROM stored)
), surplus AS (
  DELETE FROM hat_authorization_procedure p USING told t
  WHERE t.outcome = 'changed' AND p.tenant_id = $1 AND p.guide = t.guide AND p.position >= json_array_length(t.procedures)
), procedures AS (
  INSERT INTO hat_authorization_procedure AS p
    (tenant_id, guide, position, table_code, code, description, type, requested_quantity, authorized_quantity, status, rejection_causes, team)
  SELECT $1, t.guide, one.place - 1, r."tableCode", r.code, r.description, r.type, r."requestedQuantity", r."authorizedQuantity", r.status,
    r."rejectionCauses", r.team
  FROM told t
  CROSS JOIN LATERAL json_array_elements(t.procedures) WITH ORDINALITY AS one(procedure, place)
  CROSS JOIN LATERAL json_to_record(one.procedure) AS r(
    "tableCode" text, code text, description text, type text, "requestedQuantity" numeric, "authorizedQuantity" numeric, status text,
    "rejectionCauses" jsonb, team jsonb)
  ON CONFLICT (tenant_id, guide, position) DO UPDATE SET
    table_code = excluded.table_code, code = excluded.code, description = excluded.description, type = excluded.type,
    requested_quantity = excluded.requested_quantity, authorized_quantity = excluded.authorized_quantity, status = excluded.status,
    rejection_causes = excluded.rejection_causes, team = excluded.team
)
SELECT guide, "statusBefore", outcome FROM told`;
