import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What is learned of one resource: the batch size HAT takes, and batches that fail in a row. */
@Injectable()
export class HatLaneStore {
  constructor(private readonly dataSource: DataSource) {}

  /** HAT named its cap: half of what was sent, from now on. */
  async shrink(tenantId: number, resource: string, batchSize: number): Promise<void> {
    await this.dataSource.query(
      /* sql */ `
      INSERT INTO hat_lane AS l (tenant_id, resource, batch_size) VALUES ($1, $2, $3)
      ON CONFLICT (tenant_id, resource) DO UPDATE SET batch_size = least(l.batch_size, excluded.batch_size)`,
      [tenantId, resource, batchSize],
    );
  }

  /** A batch failed without telling which item. After `threshold` in a row the resource rests, twice as long each time. */
  async countFailure(tenantId: number, resource: string, threshold: number, baseMs: number, maxMs: number, reason: string): Promise<void> {
    await this.dataSource.query(
      /* sql */ `
      INSERT INTO hat_lane AS l (tenant_id, resource, failed_in_row) VALUES ($1, $2, 1)
      ON CONFLICT (tenant_id, resource) DO UPDATE SET
        failed_in_row = CASE WHEN l.failed_in_row + 1 >= $3 THEN 0 ELSE l.failed_in_row + 1 END,
        pauses = l.pauses + CASE WHEN l.failed_in_row + 1 >= $3 THEN 1 ELSE 0 END,
        cool_reason = CASE WHEN l.failed_in_row + 1 >= $3 THEN $6 ELSE l.cool_reason END,
        cool_until = CASE WHEN l.failed_in_row + 1 >= $3
          THEN clock_timestamp() + interval '1 millisecond' * least($5::double precision, $4::double precision * power(2, least(l.pauses, 20)))
          ELSE l.cool_until END`,
      [tenantId, resource, threshold, baseMs, maxMs, reason],
    );
  }
}
