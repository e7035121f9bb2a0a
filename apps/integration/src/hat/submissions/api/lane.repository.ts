import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A resource whose batches failed in a row. */
export interface RestingLane {
  resource: string;
  coolingUntil: Date;
  reason: string | null;
}

@Injectable()
export class LaneRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The resources of a tenant that are not sent now, by name. */
  async resting(tenantId: number): Promise<RestingLane[]> {
    return this.dataSource.query<RestingLane[]>(
      /* sql */ `
      SELECT resource, cool_until AS "coolingUntil", cool_reason AS reason FROM hat_lane
       WHERE tenant_id = $1 AND cool_until > clock_timestamp() ORDER BY resource`,
      [tenantId],
    );
  }
}
