import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface ImportStatus {
  /** 0: nothing waits. */
  oldestUnimportedSeconds: number;
  /** null: HAT's list was never read to its end. */
  pollLagSeconds: number | null;
  completeAt: Date | null;
}

/** How far the import of a tenant is. */
@Injectable()
export class ImportStatusRepository {
  constructor(private readonly dataSource: DataSource) {}

  async read(tenantId: number): Promise<ImportStatus> {
    const [status] = await this.dataSource.query<ImportStatus[]>(
      /* sql */ `
      SELECT coalesce(greatest(0, extract(epoch FROM clock_timestamp() - least(
          (SELECT min(imported_at) FROM hat_authorization WHERE tenant_id = $1 AND tracking = '0'),
          (SELECT min(first_seen_at) FROM hat_authorization_fault WHERE tenant_id = $1)))), 0)::float8 AS "oldestUnimportedSeconds",
        extract(epoch FROM clock_timestamp() - (SELECT complete_at FROM hat_authorization_poll WHERE tenant_id = $1))::float8 AS "pollLagSeconds",
        (SELECT complete_at FROM hat_authorization_poll WHERE tenant_id = $1) AS "completeAt"`,
      [tenantId],
    );
    if (!status) throw new Error('a SELECT without FROM gave no row');
    return status;
  }
}
