import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { rowsOf } from '../hat/pg-values';
import { pruneEvents, sequenceEvents } from './sql';

/** Of the database's advisory locks; the engines of vendors have others. */
export const sequencerLock = 4203;

/** Gives events their positions. Any replica may do it at any time: the lock lets one at a time. */
@Injectable()
export class EventSequencerStore {
  constructor(private readonly dataSource: DataSource) {}

  /** @param limit most events at once @returns how many events of each tenant came into its feed; readers are notified on `event_feed` */
  async sequence(limit: number): Promise<{ tenantId: number; events: number }[]> {
    if ((await this.oldestWaitingSeconds()) === undefined) return [];
    return this.alone(async (manager) => rowsOf<{ tenantId: number; events: number }>(await manager.query(sequenceEvents, [limit])));
  }

  /** Drops events older than `days`, the oldest first. @returns how many, at most `limit` */
  async prune(days: number, limit: number): Promise<number> {
    const [row] = await this.alone(async (manager) => rowsOf<{ n: number }>(await manager.query(pruneEvents, [days, limit])));
    return row?.n ?? 0;
  }

  /** Age of the oldest committed event that has no position yet; undefined when there is none. */
  async oldestWaitingSeconds(): Promise<number | undefined> {
    const [row] = await this.dataSource.query<{ seconds: number }[]>(/* sql */ `
      SELECT greatest(0, extract(epoch FROM clock_timestamp() - happened_at))::float8 AS seconds FROM event_outbox ORDER BY id LIMIT 1`);
    return row?.seconds;
  }

  private alone<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [sequencerLock]);
      return work(manager);
    });
  }
}
