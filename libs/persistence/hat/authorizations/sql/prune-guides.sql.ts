/**
 * Drops guides that are long over, with their procedures: nothing of them changed, and their validity (or else their day) passed, so
 * long ago. What HAT would list again stays: what is not marked or could not be, cancellations that are not marked 2, and the days that
 * the nightly pass reads; so does what waits for an auditor, and what has a newer version that could not be stored. The caller holds the
 * tenant's lock. Walks hat_authorization_updated from its old end.
 * $1 tenant, $2 days, $3 days of issue that are read every night, $4 most guides.
 */
export const pruneGuides = /* sql */ `
WITH gone AS MATERIALIZED (
  SELECT h.guide FROM hat_authorization h
  WHERE h.tenant_id = $1 AND h.updated_at < now() - $2::integer * interval '1 day'
    AND coalesce(h.password_expire_date, h.authorization_date, h.request_date, '0001-01-01') < current_date - $2::integer
    AND h.sort_day < current_date - ($3::integer + 2)
    AND (h.tracking = '2' OR h.tracking = '1' AND h.status IS DISTINCT FROM '9') AND h.mark_refusal IS NULL AND h.reread_at IS NULL
    AND NOT EXISTS (SELECT FROM hat_authorization_fault f WHERE f.tenant_id = $1 AND f.key = h.guide)
  ORDER BY h.updated_at LIMIT $4
), procedures AS (
  DELETE FROM hat_authorization_procedure p USING gone g WHERE p.tenant_id = $1 AND p.guide = g.guide
)
DELETE FROM hat_authorization h USING gone g WHERE h.tenant_id = $1 AND h.guide = g.guide RETURNING 1`;
