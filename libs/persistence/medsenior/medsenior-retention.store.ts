import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { stretchOf, type PurgedStretch } from '../purged-stretch';
import { rowsOf } from '../rows-of';
import { pruneGuides, pruneHistory } from './sql';

/** Drops what the mirror has kept long enough, one stretch at a time. */
@Injectable()
export class MedseniorRetentionStore {
  constructor(private readonly dataSource: DataSource) {}

  /** History of settled guides, older than `days`; that of guides which may still change stays whole. @param after id of the stretch before */
  async pruneHistory(days: number, after: string, limit: number): Promise<PurgedStretch> {
    return stretchOf(rowsOf(await this.dataSource.query(pruneHistory, [days, after, limit])));
  }

  /** Guides of beneficiaries who are watched no more, over and unchanged for `days`. @param after guide of the stretch before */
  async pruneGuides(tenantId: number, days: number, after: string, limit: number): Promise<PurgedStretch> {
    return stretchOf(rowsOf(await this.dataSource.query(pruneGuides, [tenantId, days, after, limit])));
  }
}
