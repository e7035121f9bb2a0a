import { tellCompleted } from './settling.fragment';

/**
 * $1 submission, $2 tenant, $3 resource, $4 healthInsurerId, $5 ansRegistry, $6 origin, $7 retryOf, $8 requestedBy, $9 accepted,
 * $10 of them open, $11 and $12 ids of the first and the last change. One of which nothing is open has ended with this.
 */
export const insertSubmission = /* sql */ `
WITH moved AS (
  INSERT INTO hat_submission (id, tenant_id, resource, health_insurer_id, ans_registry, origin, retry_of, requested_by, accepted, open_items,
    first_change_id, last_change_id, completed_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::integer, $10::integer, $11, $12, CASE WHEN $10::integer = 0 THEN now() END)
  RETURNING *
), ${tellCompleted.trim()}
SELECT count(*)::integer AS submissions FROM moved`;
