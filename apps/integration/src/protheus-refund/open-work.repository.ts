import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface OpenWork {
  received: number;
  sending: number;
  unknown: number;
  oldestSeconds: number;
  overdueSeconds: number;
}

/** How much of a tenant is open, for the metrics. */
@Injectable()
export class OpenWorkRepository {
  constructor(private readonly dataSource: DataSource) {}

  async read(tenantId: number): Promise<OpenWork> {
    const [row] = await this.dataSource.query<OpenWork[]>(
      /* sql */ `
      SELECT o.*, (
        SELECT coalesce(greatest(0, extract(epoch FROM clock_timestamp() - min(next_poll_at))), 0)::double precision
        FROM protheus_watch WHERE tenant_id = $1 AND next_poll_at IS NOT NULL) AS "overdueSeconds"
      FROM (
        SELECT count(*) FILTER (WHERE state = 'received')::integer AS received, count(*) FILTER (WHERE state = 'sending')::integer AS sending,
          count(*) FILTER (WHERE state = 'unknown')::integer AS unknown,
          coalesce(extract(epoch FROM clock_timestamp() - min(accepted_at) FILTER (WHERE state <> 'unknown')), 0)::double precision AS "oldestSeconds"
        FROM protheus_request WHERE tenant_id = $1 AND state IN ('received', 'sending', 'unknown')
      ) AS o`,
      [tenantId],
    );
    return row ?? { received: 0, sending: 0, unknown: 0, oldestSeconds: 0, overdueSeconds: 0 };
  }
}
