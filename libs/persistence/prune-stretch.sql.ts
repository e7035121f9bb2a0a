/** A history of things that settle. */
interface History {
  /** With id, rising with the time of its rows, and tenant_id. */
  readonly table: string;
  /** Column of the time that counts. */
  readonly at: string;
  /** Column that names the thing. */
  readonly subject: string;
  /** SQL over `s`, a row of the stretch: something can still change there, and its history stays whole. */
  readonly isOpen: string;
}

/**
 * Drops what grew old of a history, one stretch of ids at a time.
 * $1 days, $2 last id of the stretch before, $3 ids in a stretch. `last` is null at the end of what is old.
 */
export const pruneStretch = ({ table, at, subject, isOpen }: History): string => /* sql */ `
WITH stretch AS MATERIALIZED (
  SELECT id, tenant_id, ${subject}, ${at} < clock_timestamp() - $1::integer * interval '1 day' AS old
  FROM ${table} WHERE id > $2 ORDER BY id LIMIT $3
), purged AS (
  DELETE FROM ${table} h USING stretch s WHERE h.id = s.id AND s.old AND NOT (${isOpen}) RETURNING 1
)
SELECT (SELECT count(*)::integer FROM purged) AS purged, (SELECT max(id) FROM stretch HAVING bool_and(old) AND count(*) = $3) AS last`;
