/**
 * Puts beneficiaries on the watch list, or changes their links. $1 tenant, $2 list of `{ matricula, subscriberId, cpf }` as JSON.
 * Rows: the entries, and whether each is new. A link that changes leaves alone what is known of the reading.
 */
export const upsertWatch = /* sql */ `
INSERT INTO medsenior_watch AS w (tenant_id, matricula, subscriber_id, cpf)
SELECT $1, g.matricula, g."subscriberId", g.cpf
FROM jsonb_to_recordset($2::jsonb) AS g(matricula text, "subscriberId" text, cpf text) ORDER BY g.matricula
ON CONFLICT (tenant_id, matricula) DO UPDATE SET subscriber_id = excluded.subscriber_id, cpf = excluded.cpf,
  updated_at = CASE WHEN (w.subscriber_id, w.cpf) IS DISTINCT FROM (excluded.subscriber_id, excluded.cpf) THEN now() ELSE w.updated_at END
RETURNING w.matricula, w.xmax = 0 AS created`;
