import { Injectable } from '@nestjs/common';
import { HatRecordEntity, type HatBatchEntity } from '@ponte/persistence';
import { DataSource } from 'typeorm';
import { batchColumns, itemColumns, type ItemRow } from './submission.repository';

export interface ChangeRow extends ItemRow {
  submissionId: string;
  healthInsurerId: string;
  acceptedAt: Date;
  payload: string | null;
}

/** Everything the hub knows of one key, newest first. */
@Injectable()
export class RecordRepository {
  constructor(private readonly dataSource: DataSource) {}

  changes(tenantId: number, resource: string, key: string, insurer: string | undefined, skip: number, limit: number): Promise<ChangeRow[]> {
    return this.dataSource.query(
      /* sql */ `
      SELECT ${itemColumns}, c.submission_id AS "submissionId", c.health_insurer_id AS "healthInsurerId", c.accepted_at AS "acceptedAt", c.payload
      FROM hat_change c JOIN hat_item i ON i.change_id = c.id LEFT JOIN hat_batch b ON i.state = 'sending' AND b.id = i.batch_id
      WHERE c.tenant_id = $1 AND c.resource = $2 AND c.key = $3 AND ($4::text IS NULL OR c.health_insurer_id = $4)
      ORDER BY c.id DESC LIMIT $5 OFFSET $6`,
      [tenantId, resource, key, insurer ?? null, limit, skip],
    );
  }

  ledger(tenantId: number, resource: string, key: string, healthInsurerId: string): Promise<HatRecordEntity | null> {
    return this.dataSource.getRepository(HatRecordEntity).findOneBy({ tenantId, resource, key, healthInsurerId });
  }

  async payload(changeId: string): Promise<string | null> {
    const [row]: { payload: string | null }[] = await this.dataSource.query('SELECT payload FROM hat_change WHERE id = $1', [changeId]);
    return row?.payload ?? null;
  }

  batches(ids: readonly string[]): Promise<HatBatchEntity[]> {
    return this.dataSource.query(`SELECT ${batchColumns} FROM hat_batch b WHERE b.id = ANY ($1::bigint[])`, [ids]);
  }
}
