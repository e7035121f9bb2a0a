/**
 * Stores one submission, its changes and their items. The caller holds the tenant's intake lock, so id order is commit order.
 *
 * $1 tenant, $2 submission, $3 resource, $4 healthInsurerId, $5 ansRegistry, $6 origin, $7 retryOf, $8 requestedBy, $9 force,
 * $10 to $15 columns as text, one value per line: positions, keys, order keys, parent keys (space separated, empty for none),
 * field masks, canonical payloads (JSON never holds a raw line break). $16 order keys that occur more than once in the request.
 *
 * A change that equals the ledger and has nothing open beside it is settled as `unchanged` here and now: it never enters the queue.
 * Hashing in SQL keeps the hub's event loop free. Lists of lines are about twice as fast to unnest as arrays of the driver.
 */
export const insertChanges = /* sql */ `
WITH input AS MATERIALIZED (
  SELECT nextval('hat_change_id_seq') AS id, u.position::integer, u.key, u.order_key, u.parent_keys, u.field_mask::bigint, u.payload,
         sha256(convert_to(u.payload, 'UTF8')) AS hash
  FROM unnest(string_to_array($10, E'\\n'), string_to_array($11, E'\\n'), string_to_array($12, E'\\n'),
              string_to_array($13, E'\\n'), string_to_array($14, E'\\n'), string_to_array($15, E'\\n'))
       AS u(position, key, order_key, parent_keys, field_mask, payload)
), judged AS MATERIALIZED (
  SELECT input.*,
    EXISTS (SELECT FROM hat_item o WHERE o.tenant_id = $1 AND o.order_key = input.order_key AND o.state IN ('queued', 'sending')) AS busy,
    NOT $9::boolean AND EXISTS (
      SELECT FROM hat_record r WHERE r.tenant_id = $1 AND r.resource = $3 AND r.key = input.key AND r.health_insurer_id = $4
        AND r.hash = input.hash
    ) AND NOT EXISTS (SELECT FROM hat_uncertain u WHERE u.tenant_id = $1 AND u.order_key = input.order_key)
      AND input.order_key <> ALL ($16::text[]) AS known
  FROM input
), stored AS (
  INSERT INTO hat_change (id, tenant_id, submission_id, position, resource, health_insurer_id, key, field_mask, hash, payload)
  SELECT id, $1, $2, position, $3, $4, key, field_mask, hash, CASE WHEN known AND NOT busy THEN NULL ELSE payload END FROM judged
), placed AS (
  INSERT INTO hat_item (change_id, tenant_id, resource, order_key, parent_keys, state, code, force)
  SELECT id, $1, $3, order_key, CASE WHEN parent_keys = '' THEN NULL ELSE string_to_array(parent_keys, ' ') END,
         CASE WHEN known AND NOT busy THEN 'unchanged' ELSE 'queued' END,
         CASE WHEN known AND NOT busy THEN 'UNCHANGED' END, $9
  FROM judged
), counted AS (
  SELECT count(*)::integer AS accepted, count(*) FILTER (WHERE known AND NOT busy)::integer AS unchanged,
         coalesce(array_agg(id) FILTER (WHERE busy), '{}') AS busy_ids
  FROM judged
), submission AS (
  INSERT INTO hat_submission (id, tenant_id, resource, health_insurer_id, ans_registry, origin, retry_of, requested_by, accepted, open_items, completed_at)
  SELECT $2, $1, $3, $4, $5, $6, $7, $8, accepted, accepted - unchanged, CASE WHEN accepted = unchanged THEN now() END FROM counted
)
SELECT accepted, unchanged, busy_ids FROM counted`;
