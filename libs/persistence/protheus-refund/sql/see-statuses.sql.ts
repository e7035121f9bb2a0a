/**
 * Stores what was seen of followed prescriptions; a status that differs from the last one becomes an event. $1 tenant, $2 codes,
 * $3 statuses, $4 last days of validity (null where untold), $5 whether nothing can change any more. Answers what changed.
 */
export const seePrescriptions = /* sql */ `
WITH seen AS (
  SELECT * FROM unnest($2::text[], $3::text[], $4::date[], $5::boolean[]) AS s(code, status, valid_until, final)
), before AS MATERIALIZED (
  SELECT p.prescription_code, p.status FROM protheus_prescription p JOIN seen s ON s.code = p.prescription_code
  WHERE p.tenant_id = $1 ORDER BY p.prescription_code FOR UPDATE OF p
), stored AS (
  UPDATE protheus_prescription p
  SET status = s.status, valid_until = coalesce(s.valid_until, p.valid_until), final = s.final, seen_at = clock_timestamp()
  FROM seen s WHERE p.tenant_id = $1 AND p.prescription_code = s.code
), told AS (
  INSERT INTO protheus_status_event (tenant_id, prescription_code, status)
  SELECT $1, s.code, s.status FROM seen s JOIN before b ON b.prescription_code = s.code WHERE b.status IS DISTINCT FROM s.status
  RETURNING prescription_code, status
)
SELECT t.prescription_code AS code, t.status, b.status AS previous FROM told t JOIN before b USING (prescription_code)`;

/**
 * Stores what was seen of a prescription's refunds. $1 tenant, $2 prescription, $3 protocols, $4 medications, $5 statuses, $6 finals,
 * $7 request dates, $8 repayment dates, $9 quantities. Answers what is new or changed. Runs under the watch's claim.
 */
export const seeRefunds = /* sql */ `
WITH seen AS (
  SELECT * FROM unnest($3::text[], $4::text[], $5::text[], $6::boolean[], $7::date[], $8::date[], $9::integer[])
    AS s(protocol, medication_code, status, final, request_date, repayment_date, quantity)
), before AS MATERIALIZED (
  SELECT protocol, medication_code, status FROM protheus_refund WHERE tenant_id = $1 AND prescription_code = $2
), stored AS (
  INSERT INTO protheus_refund
    (tenant_id, prescription_code, protocol, medication_code, status, final, request_date, repayment_date, quantity_requested, seen_at)
  SELECT $1, $2, protocol, medication_code, status, final, request_date, repayment_date, quantity, clock_timestamp() FROM seen
  ON CONFLICT (tenant_id, prescription_code, protocol, medication_code) DO UPDATE
    SET status = excluded.status, final = excluded.final, request_date = excluded.request_date,
        repayment_date = excluded.repayment_date, quantity_requested = excluded.quantity_requested, seen_at = excluded.seen_at
), told AS (
  INSERT INTO protheus_status_event (tenant_id, prescription_code, protocol, medication_code, status)
  SELECT $1, $2, s.protocol, s.medication_code, s.status FROM seen s
  LEFT JOIN before b ON b.protocol = s.protocol AND b.medication_code = s.medication_code
  WHERE b.status IS DISTINCT FROM s.status
  RETURNING protocol, medication_code, status
)
SELECT t.protocol, t.medication_code AS "medicationCode", t.status, b.status AS previous
FROM told t LEFT JOIN before b USING (protocol, medication_code)`;
