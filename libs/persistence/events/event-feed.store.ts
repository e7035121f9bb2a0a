import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EventEntity } from './event.entity';
import type { EventType } from './event-types';
import { readEvents } from './sql';

export type FeedEvent = Pick<EventEntity, 'position' | 'id' | 'type' | 'subject' | 'data' | 'happenedAt'>;

/** A stretch of a feed. Positions are decimal texts. */
export interface FeedStretch {
  /** Of the newest event there is; `0` before the first. */
  last: string;
  /** The newest position that is kept no more. */
  pruned: string;
  events: FeedEvent[];
}

export interface FeedRequest {
  tenantId: number;
  /** Read what comes after this position; undefined: from the oldest that is kept. */
  after?: string;
  /** undefined: all. */
  types?: readonly EventType[];
  limit: number;
  /** How many positions are looked at, at most. */
  reach: number;
}

/** Reads the feeds of tenants. */
@Injectable()
export class EventFeedStore {
  constructor(private readonly dataSource: DataSource) {}

  async read({ tenantId, after, types, limit, reach }: FeedRequest): Promise<FeedStretch> {
    const rows = await this.dataSource.query<({ last: string; pruned: string } & (FeedEvent | { position: null }))[]>(readEvents, [
      tenantId,
      after ?? null,
      types ?? null,
      limit,
      reach,
    ]);
    const events = rows.flatMap(({ last: _last, pruned: _pruned, ...event }) => (event.position === null ? [] : [event as FeedEvent]));
    return { last: rows[0]?.last ?? '0', pruned: rows[0]?.pruned ?? '0', events };
  }
}
