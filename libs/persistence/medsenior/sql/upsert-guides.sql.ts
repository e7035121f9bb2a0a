/** Stores guides that are new or whose payload changed. $1 tenant, $2 the guides as a JSON list of `MirroredGuide`. */
export const upsertGuides = /* sql */ `
INSERT INTO medsenior_authorization AS a (
  tenant_id, guide, matricula, cpf, beneficiary_name, status, status_text, type, requested_at, valid_until, professional_name,
  professional_council, tuss_codes, procedures, payload, payload_hash)
SELECT $1, g.guide, g.matricula, g.cpf, g."beneficiaryName", g.status, g."statusText", g.type, g."requestedAt", g."validUntil",
  g."professionalName", g."professionalCouncil", g."tussCodes", g.procedures, g.payload, g."payloadHash"
FROM jsonb_to_recordset($2::jsonb) AS g(
  guide text, matricula text, cpf text, "beneficiaryName" text, status smallint, "statusText" text, type text, "requestedAt" timestamptz,
  "validUntil" date, "professionalName" text, "professionalCouncil" text, "tussCodes" text[], procedures jsonb, payload text,
  "payloadHash" text)
ORDER BY g.guide
ON CONFLICT (tenant_id, guide) DO UPDATE SET
  matricula = coalesce(excluded.matricula, a.matricula), cpf = excluded.cpf, beneficiary_name = excluded.beneficiary_name,
  status = excluded.status, status_text = excluded.status_text, type = excluded.type, requested_at = excluded.requested_at,
  valid_until = excluded.valid_until, professional_name = excluded.professional_name,
  professional_council = excluded.professional_council, tuss_codes = excluded.tuss_codes, procedures = excluded.procedures,
  payload = excluded.payload, payload_hash = excluded.payload_hash, 
  changed_at = CASE WHEN a.payload_hash = excluded.payload_hash THEN a.changed_at ELSE now() END, missed_cycles = 0, absent_since = NULL`;
