import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface QueueStatus {
  queued: number;
  inFlight: number;
  oldestUnsentSeconds: number;
}

@Injectable()
export class QueueStatusRepository {
  constructor(private readonly dataSource: DataSource) {}

  async read(tenantId: number): Promise<QueueStatus> {
    const [row] = (await this.dataSource.query(
      /* sql */ `
      SELECT
        (SELECT count(*)::integer FROM hat_item WHERE tenant_id = $1 AND state = 'queued') AS queued,
        (SELECT count(*)::integer FROM hat_item WHERE tenant_id = $1 AND state = 'sending') AS "inFlight",
        (SELECT coalesce(extract(epoch FROM clock_timestamp() - c.accepted_at), 0)::double precision
         FROM hat_item i JOIN hat_change c ON c.id = i.change_id
         WHERE i.tenant_id = $1 AND i.state = 'queued' ORDER BY i.change_id LIMIT 1) AS "oldestUnsentSeconds"`,
      [tenantId],
    )) as { queued: number; inFlight: number; oldestUnsentSeconds: number | null }[];
    return { queued: row?.queued ?? 0, inFlight: row?.inFlight ?? 0, oldestUnsentSeconds: row?.oldestUnsentSeconds ?? 0 };
  }
}
