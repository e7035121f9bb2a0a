/**
 * A page of the mirror. $1 tenant, $2 matrículas, $3 CPFs, $4 TUSS codes, $5 statuses (null each: no such filter), $6 limit, $7 offset.
 * @param descending newest request first
 */
export const readMirror = (descending: boolean) => /* sql */ `
SELECT a.guide, a.matricula, a.status, a.status_text AS "statusText", a.payload, a.changed_at AS "changedAt",
  a.absent_since AS "absentSince", w.subscriber_id AS "subscriberId"
FROM medsenior_authorization a LEFT JOIN medsenior_watch w ON w.tenant_id = a.tenant_id AND w.matricula = a.matricula
WHERE a.tenant_id = $1
  AND ($2::text[] IS NULL OR a.matricula = ANY ($2::text[])) AND ($3::text[] IS NULL OR a.cpf = ANY ($3::text[]))
  AND ($4::text[] IS NULL OR a.tuss_codes && $4::text[]) AND ($5::smallint[] IS NULL OR a.status = ANY ($5::smallint[]))
ORDER BY a.requested_at ${descending ? 'DESC' : 'ASC'} NULLS LAST, a.guide ${descending ? 'DESC' : 'ASC'} LIMIT $6 OFFSET $7`;
