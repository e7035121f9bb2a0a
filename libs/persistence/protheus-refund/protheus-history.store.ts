import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { stretchOf, type PurgedStretch } from '../purged-stretch';
import { rowsOf } from '../rows-of';
import { pruneStatuses } from './sql';

/** Statuses as they were first seen, grown old. */
@Injectable()
export class ProtheusHistoryStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Drops statuses seen more than `days` ago of what is settled, one stretch of ids at a time. @param after last id of the stretch before */
  async prune(days: number, after: string, limit: number): Promise<PurgedStretch> {
    return stretchOf(rowsOf(await this.dataSource.query(pruneStatuses, [days, after, limit])));
  }
}
