/**
 * Counts a full reading in which guides of these beneficiaries did not appear; after the second in a row they are absent.
 * $1 tenant, $2 matrículas that were read, $3 guides that appeared. Rows: the guides that are absent from now on.
 */
export const missGuides = /* sql */ `
WITH missed AS (
  SELECT guide FROM medsenior_authorization
  WHERE tenant_id = $1 AND matricula = ANY ($2::text[]) AND absent_since IS NULL AND guide <> ALL ($3::text[])
  ORDER BY guide FOR UPDATE
)
UPDATE medsenior_authorization a
SET missed_cycles = a.missed_cycles + 1, absent_since = CASE WHEN a.missed_cycles >= 1 THEN now() END
FROM missed m WHERE a.tenant_id = $1 AND a.guide = m.guide
RETURNING a.guide, a.absent_since IS NOT NULL AS absent`;
