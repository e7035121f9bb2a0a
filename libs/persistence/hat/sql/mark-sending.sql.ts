/**
 * Takes items into flight: their batches are written, the items point at them, and what the ledger knew of their keys becomes
 * unknown in the same statement (engine rule A7). hat_item_in_flight refuses a second item of an order key.
 * The state is compared as an expression: nothing is known of it, so the planner goes by the primary key. Named plainly, it sends the
 * planner through all of hat_item_queue for each item.
 *
 * $1 tenant, $2 lease, $3 to $7 batches: ids, resources, insurers, registries, change ids (comma separated, one batch per line);
 * $8 change ids, $9 batch ids, item by item; $10 the change ids of which the ledger holds a hash.
 */
export const markSending = /* sql */ `
WITH batches AS (
  INSERT INTO hat_batch (id, tenant_id, resource, health_insurer_id, ans_registry, change_ids, state, lease_id)
  SELECT b.id::bigint, $1, b.resource, b.insurer, b.registry, string_to_array(b.change_ids, ',')::bigint[], 'sending', $2
  FROM unnest(string_to_array($3, E'\\n'), string_to_array($4, E'\\n'), string_to_array($5, E'\\n'), string_to_array($6, E'\\n'),
              string_to_array($7, E'\\n')) AS b(id, resource, insurer, registry, change_ids)
), taken AS (
  UPDATE hat_item i SET state = 'sending', batch_id = t.batch_id, changed_at = now()
  FROM unnest($8::bigint[], $9::bigint[]) AS t(change_id, batch_id)
  WHERE i.change_id = t.change_id AND i.state || '' NOT IN ('sending', 'confirmed', 'unchanged', 'superseded', 'rejected', 'failed')
  RETURNING i.change_id
), doubted AS (
  UPDATE hat_record r SET prior_hash = r.hash, hash = NULL
  FROM unnest($10::bigint[]) AS t(change_id) JOIN hat_change c ON c.id = t.change_id
  WHERE r.tenant_id = $1 AND r.resource = c.resource AND r.key = c.key AND r.health_insurer_id = c.health_insurer_id AND r.hash IS NOT NULL
)
SELECT count(*)::integer AS taken FROM taken`;
