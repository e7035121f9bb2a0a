import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface ProtheusExchange {
  tenantId: number;
  operation: string;
  status?: number;
  failure?: string;
  durationMs: number;
}

/** Keeps that calls were made: never an address, never a body. */
@Injectable()
export class ProtheusExchangeStore {
  constructor(private readonly dataSource: DataSource) {}

  async insert(exchanges: readonly ProtheusExchange[]): Promise<void> {
    await this.dataSource.query(
      /* sql */ `
      INSERT INTO exchange (tenant_id, vendor, operation, status, failure, duration_ms)
      SELECT e.tenant_id, 'protheus-refund', e.operation, e.status, e.failure, e.duration_ms
      FROM unnest($1::smallint[], $2::text[], $3::integer[], $4::text[], $5::integer[])
        AS e(tenant_id, operation, status, failure, duration_ms)`,
      [
        exchanges.map(({ tenantId }) => tenantId),
        exchanges.map(({ operation }) => operation),
        exchanges.map(({ status }) => status ?? null),
        exchanges.map(({ failure }) => failure ?? null),
        exchanges.map(({ durationMs }) => Math.round(durationMs)),
      ],
    );
  }
}
