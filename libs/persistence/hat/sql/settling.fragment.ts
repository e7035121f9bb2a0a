import type { EventType } from '../../events/event-types';

/**
 * An item that has not ended. Compared as an expression of which the planner knows nothing, so that it goes by the primary key; the
 * state named plainly would send it through a partial index for each item.
 */
export const stillOpen = /* sql */ `i.state || '' NOT IN ('confirmed', 'unchanged', 'superseded', 'rejected', 'failed')`;

const completed = 'br.ponte.hat.submission.completed' satisfies EventType;
const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** CTE that tells the feed of submissions that have ended, from a CTE `moved` of rows of hat_submission: one event each, whatever they hold. */
export const tellCompleted = /* sql */ `
told AS (
  INSERT INTO event_outbox (tenant_id, type, subject, data)
  SELECT tenant_id, '${completed}', id::text, json_build_object(
    'resource', resource, 'status', CASE WHEN error_items > 0 THEN 'completed_with_errors' ELSE 'completed' END,
    'accepted', accepted, 'errors', error_items, 'origin', origin, 'retryOf', retry_of, 'healthInsurerId', health_insurer_id,
    'acceptedAt', ${instant('accepted_at')}, 'completedAt', ${instant('completed_at')})
  FROM moved WHERE completed_at IS NOT NULL
)`;

/**
 * CTEs that move the counters of submissions, from a CTE `counted` (submission_id, items, errors), and tell of those that end by it.
 * Rows are locked in one order, so that two statements that settle items of the same submissions never wait for each other in a ring.
 */
export const moveCounters = /* sql */ `
locked AS MATERIALIZED (
  SELECT id FROM hat_submission WHERE id IN (SELECT submission_id FROM counted) ORDER BY id FOR UPDATE
), moved AS (
  UPDATE hat_submission s
  SET open_items = s.open_items - c.items, error_items = s.error_items + c.errors,
      completed_at = CASE WHEN s.open_items = c.items THEN now() END
  FROM counted c JOIN locked l ON l.id = c.submission_id
  WHERE s.id = l.id
  RETURNING s.*
), ${tellCompleted.trim()}`;

/** CTEs of what a confirmation changes beside the item, from a CTE `story`: the ledger, re-posts to come, a resource that failed in a row. */
export const keepConfirmed = /* sql */ `
kept AS (
  INSERT INTO hat_record AS r (tenant_id, resource, key, health_insurer_id, hash, change_id, confirmed_at)
  SELECT $1, resource, key, health_insurer_id, hash, change_id, now() FROM story WHERE state = 'confirmed'
  ON CONFLICT (tenant_id, resource, key, health_insurer_id)
  DO UPDATE SET hash = excluded.hash, prior_hash = NULL, change_id = excluded.change_id, confirmed_at = excluded.confirmed_at
), remembered AS (
  UPDATE hat_uncertain u SET change_ids = array_append(u.change_ids, s.change_id)
  FROM story s
  WHERE (SELECT EXISTS (SELECT FROM hat_uncertain WHERE tenant_id = $1))
    AND s.state = 'confirmed' AND u.tenant_id = $1 AND u.order_key = s.order_key
), succeeded AS (
  UPDATE hat_lane l SET failed_in_row = 0, pauses = 0, cool_until = NULL, cool_reason = NULL
  WHERE l.tenant_id = $1 AND (l.failed_in_row > 0 OR l.pauses > 0)
    AND l.resource IN (SELECT resource FROM story WHERE state = 'confirmed')
)`;
