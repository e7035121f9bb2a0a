import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { idArray } from '../pg-values';
import { insertExchanges } from '../sql';

/** A call to HAT that belongs to no batch. */
export interface HatExchange {
  readonly operation: string;
  readonly status?: number;
  readonly failure?: string;
  readonly durationMs: number;
}

/** Parameters of `insertExchanges`. */
export function exchangeRows(tenantId: number, made: readonly HatExchange[]): unknown[] {
  return [
    tenantId,
    'hat',
    made.map(({ operation }) => operation),
    idArray(made.map(() => 'NULL')),
    made.map(({ status }) => status ?? null),
    made.map(({ failure }) => failure ?? null),
    made.map(({ durationMs }) => Math.round(durationMs)),
  ];
}

/** Keeps that calls were made. */
@Injectable()
export class HatExchangeStore {
  constructor(private readonly dataSource: DataSource) {}

  async keep(tenantId: number, made: readonly HatExchange[]): Promise<void> {
    if (made.length > 0) await this.dataSource.query(insertExchanges, exchangeRows(tenantId, made));
  }
}
