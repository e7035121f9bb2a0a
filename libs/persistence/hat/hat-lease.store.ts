import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf } from './pg-values';

/** Leases: a replica's hold on its batches and on its share of the calls. */
@Injectable()
export class HatLeaseStore {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns false when the lease has expired: its work belongs to somebody else */
  async renew(leaseId: string, leaseMs: number): Promise<boolean> {
    const rows = rowsOf(
      await this.dataSource.query(
        `UPDATE hat_lease SET expires_at = clock_timestamp() + $2 * interval '1 millisecond' WHERE id = $1 AND expires_at > clock_timestamp() RETURNING id`,
        [leaseId, leaseMs],
      ),
    );
    return rows.length === 1;
  }

  async release(leaseId: string): Promise<void> {
    await this.dataSource.query('DELETE FROM hat_lease WHERE id = $1', [leaseId]);
  }

  async dropExpired(): Promise<void> {
    await this.dataSource.query(`DELETE FROM hat_lease WHERE expires_at < clock_timestamp() - interval '1 minute'`);
  }
}
