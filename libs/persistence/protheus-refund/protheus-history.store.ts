import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { stretchOf, type PurgedStretch } from '../purged-stretch';
import { rowsOf } from '../rows-of';

/** Statuses as they were first seen, grown old. */
@Injectable()
export class ProtheusHistoryStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Drops statuses seen more than `days` ago of prescriptions at which nothing can change any more, refunds included; how they ended stays
   * with them. Ids rise with the time of their rows: one stretch of ids at a time. @param after last id of the stretch before
   */
  async prune(days: number, after: string, limit: number): Promise<PurgedStretch> {
    return stretchOf(
      rowsOf(
        await this.dataSource.query(
          /* sql */ `
          WITH stretch AS MATERIALIZED (
            SELECT id, tenant_id, prescription_code, seen_at < clock_timestamp() - $1::integer * interval '1 day' AS old
            FROM protheus_status_event WHERE id > $2 ORDER BY id LIMIT $3
          ), purged AS (
            DELETE FROM protheus_status_event e USING stretch s
            WHERE e.id = s.id AND s.old
              AND NOT EXISTS (SELECT FROM protheus_prescription p
                WHERE p.tenant_id = s.tenant_id AND p.prescription_code = s.prescription_code AND NOT p.final)
              AND NOT EXISTS (SELECT FROM protheus_refund r
                WHERE r.tenant_id = s.tenant_id AND r.prescription_code = s.prescription_code AND NOT r.final)
            RETURNING 1
          )
          SELECT (SELECT count(*)::integer FROM purged) AS purged,
            (SELECT max(id) FROM stretch HAVING bool_and(old) AND count(*) = $3) AS last`,
          [days, after, limit],
        ),
      ),
    );
  }
}
