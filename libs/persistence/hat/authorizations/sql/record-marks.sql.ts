/**
 * Notes what became of marks. The caller holds the tenant's lock, so that no row moves between being found and being written; found guide
 * by guide, for the reason told at `upsertGuides`.
 * $1 tenant, $2 guides, $3 why each was refused (null: it was marked), $4 the tracking status that was set.
 */
export const recordMarks = /* sql */ `
UPDATE hat_authorization h SET
  tracking = CASE WHEN m.refusal IS NULL THEN $4 ELSE h.tracking END, mark_refusal = m.refusal
FROM unnest($2::text[], $3::text[]) AS m(guide, refusal)
CROSS JOIN LATERAL (SELECT g.ctid AS place FROM hat_authorization g WHERE g.tenant_id = $1 AND g.guide = m.guide LIMIT 1) AS found
WHERE h.ctid = found.place`;
