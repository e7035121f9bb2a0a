/**
 * Notes what became of marks.
 * $1 tenant, $2 guides, $3 why each was refused (null: it was marked), $4 the tracking status that was set.
 */
export const recordMarks = /* sql */ `
UPDATE hat_authorization h SET
  tracking = CASE WHEN m.refusal IS NULL THEN $4 ELSE h.tracking END, mark_refusal = m.refusal
FROM unnest($2::text[], $3::text[]) AS m(guide, refusal) WHERE h.tenant_id = $1 AND h.guide = m.guide`;
