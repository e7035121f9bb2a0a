/**
 * Stores changes of one submission and their items. The caller holds the tenant's intake lock, so id order is commit order.
 *
 * $1 tenant, $2 submission, $3 resource, $4 healthInsurerId, $5 force, $6 to $11 columns as text, one value per line: positions, keys,
 * order keys, parent keys (space separated, empty for none), field masks, canonical payloads (JSON never holds a raw line break).
 * $12 order keys that occur more than once in the request.
 *
 * A change that equals the ledger and has nothing open beside it is settled as `unchanged` here and now: it never enters the queue.
 * Of an order key that occurs more than once, all or none are settled here. An event that HAT has, but that follows one in the same
 * request that HAT has not, is sent again behind it: the array's order decides which event is the last one.
 * An item that nothing stands before, and of which the ledger knows nothing, is `ready`: the claim need not look either.
 *
 * The look-ups are scalar sub-queries with LIMIT 1: as EXISTS the planner hashes the whole queue for each request. Hashing in SQL keeps
 * the hub's event loop free. Lists of lines are about twice as fast to unnest as arrays of the driver.
 */
export const insertChanges = /* sql */ `
WITH input AS (
  SELECT nextval('hat_change_id_seq') AS id, u.position::integer, u.key, u.order_key, u.parent_keys, u.field_mask::bigint, u.payload,
         sha256(convert_to(u.payload, 'UTF8')) AS hash
  FROM unnest(string_to_array($6, E'\\n'), string_to_array($7, E'\\n'), string_to_array($8, E'\\n'),
              string_to_array($9, E'\\n'), string_to_array($10, E'\\n'), string_to_array($11, E'\\n'))
       AS u(position, key, order_key, parent_keys, field_mask, payload)
), compared AS MATERIALIZED (
  SELECT input.*, (SELECT r.hash FROM hat_record r
    WHERE r.tenant_id = $1 AND r.resource = $3 AND r.key = input.key AND r.health_insurer_id = $4 LIMIT 1) AS ledger_hash
  FROM input
), judged AS MATERIALIZED (
  SELECT compared.*,
    (SELECT o.change_id FROM hat_item o
     WHERE o.tenant_id = $1 AND o.order_key = compared.order_key AND o.state IN ('queued', 'sending') LIMIT 1) IS NOT NULL AS busy,
    compared.parent_keys <> '' AND EXISTS (
      SELECT FROM unnest(string_to_array(compared.parent_keys, ' ')) AS k (order_key) CROSS JOIN LATERAL (
        SELECT p.change_id FROM hat_item p
        WHERE p.tenant_id = $1 AND p.order_key = k.order_key AND p.state IN ('queued', 'sending') LIMIT 1
      ) AS p) AS waiting,
    compared.ledger_hash IS NOT NULL AS in_ledger,
    NOT $5::boolean AND coalesce(compared.ledger_hash = compared.hash, false)
      AND (SELECT u.repost_at FROM hat_uncertain u WHERE u.tenant_id = $1 AND u.order_key = compared.order_key LIMIT 1) IS NULL
      AS known
  FROM compared
), repeated AS MATERIALIZED (
  SELECT id, bool_and(known) OVER (PARTITION BY order_key) AS all_known,
    bool_or(NOT known) OVER (PARTITION BY order_key ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS follows_news
  FROM judged WHERE order_key = ANY ($12::text[])
), decided AS MATERIALIZED (
  SELECT j.*, j.known AND NOT j.busy AND coalesce(r.all_known, true) AS settled,
    $5::boolean OR $3 IN ('beneficiaryStatus', 'healthProviderStatus') AND coalesce(r.follows_news, false) AS force
  FROM judged j LEFT JOIN repeated r ON r.id = j.id
), stored AS (
  INSERT INTO hat_change (id, tenant_id, submission_id, position, resource, health_insurer_id, key, field_mask, hash, payload)
  SELECT id, $1, $2, position, $3, $4, key, field_mask, hash, CASE WHEN settled THEN NULL ELSE payload END FROM decided
), placed AS (
  INSERT INTO hat_item (change_id, tenant_id, resource, order_key, parent_keys, state, code, force, ready)
  SELECT id, $1, $3, order_key, CASE WHEN parent_keys = '' THEN NULL ELSE string_to_array(parent_keys, ' ') END,
         CASE WHEN settled THEN 'unchanged' ELSE 'queued' END, CASE WHEN settled THEN 'UNCHANGED' END, force,
         NOT busy AND NOT waiting AND NOT in_ledger AND order_key <> ALL ($12::text[])
  FROM decided
), counted AS (
  SELECT min(id) AS first_id, max(id) AS last_id, count(*) FILTER (WHERE settled)::integer AS unchanged,
         coalesce(array_agg(id) FILTER (WHERE busy), '{}') AS busy_ids
  FROM decided
)
SELECT first_id, last_id, unchanged, busy_ids FROM counted`;
