import { pruneStretch } from '../../prune-stretch.sql';

/** Whether a guide may still change: it is shown, and is in analysis, waits for its provider, has an unknown status, or is valid. */
const isOpen = /* sql */ `a.absent_since IS NULL AND (coalesce(a.status, 0) NOT IN (1, 3, 8) OR coalesce(a.valid_until >= current_date, false))`;

/** What became known of guides that are settled; of an authorized one without a readable validity nobody knows. */
export const pruneHistory = pruneStretch({
  table: 'medsenior_history',
  at: 'recorded_at',
  subject: 'guide',
  isOpen: /* sql */ `EXISTS (
    SELECT FROM medsenior_authorization a
    WHERE a.tenant_id = s.tenant_id AND a.guide = s.guide
      AND (${isOpen} OR a.absent_since IS NULL AND a.status = 1 AND a.valid_until IS NULL))`,
});

/**
 * Drops guides, with their history, of beneficiaries who are not watched (whose would only be mirrored anew), that ended and last changed
 * long ago; one stretch of guides at a time, by the primary key.
 * $1 tenant, $2 days, $3 last guide of the stretch before, $4 guides in a stretch. `last` is null at the end.
 */
export const pruneGuides = /* sql */ `
WITH stretch AS MATERIALIZED (
  SELECT a.guide, a.matricula, a.changed_at < clock_timestamp() - $2::integer * interval '1 day'
      AND coalesce(a.valid_until, CASE WHEN NOT (${isOpen}) THEN coalesce(a.requested_at, a.changed_at)::date END)
        < current_date - $2::integer AS old
  FROM medsenior_authorization a WHERE a.tenant_id = $1 AND a.guide > $3 ORDER BY a.guide LIMIT $4
), gone AS MATERIALIZED (
  SELECT s.guide FROM stretch s
  WHERE s.old AND s.matricula IS NOT NULL
    AND NOT EXISTS (SELECT FROM medsenior_watch w WHERE w.tenant_id = $1 AND w.matricula = s.matricula)
), purged AS (
  DELETE FROM medsenior_authorization a USING gone g
  WHERE a.tenant_id = $1 AND a.guide = g.guide AND a.changed_at < clock_timestamp() - $2::integer * interval '1 day'
  RETURNING a.guide
), histories AS (
  DELETE FROM medsenior_history h USING purged p WHERE h.tenant_id = $1 AND h.guide = p.guide
)
SELECT (SELECT count(*)::integer FROM purged) AS purged, (SELECT max(guide) FROM stretch HAVING count(*) = $4) AS last`;
