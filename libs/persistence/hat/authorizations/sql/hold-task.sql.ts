/**
 * Opens a write of a scheduled run: the run still holds its task (the lock keeps others from taking it over until the commit), and
 * writes of one tenant go one at a time, so that what is new and what changed is told once. Plans go by keys until
 * the commit: of a table that fills quickly the planner knows too little. $1 task, $2 epoch, $3 lock, $4 tenant.
 */
export const holdTask = /* sql */ `
WITH held AS MATERIALIZED (
  SELECT 1 FROM scheduled_task WHERE name = $1 AND epoch = $2 AND lease_owner IS NOT NULL FOR SHARE
)
SELECT (SELECT count(*) FROM held)::integer AS held, pg_advisory_xact_lock($3::integer, $4::integer),
  set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true), set_config('enable_seqscan', 'off', true),
  set_config('jit', 'off', true)`;
