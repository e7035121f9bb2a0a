import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { idArray } from '../hat/pg-values';
import type { EventType } from './event-types';
import { appendEvents } from './sql';

/** Something that happened to one thing of one tenant. */
export interface NewEvent {
  tenantId: number;
  type: EventType;
  /** The thing, as the last part of its address in the API: a guide's number, a request's id. Never a person's: no card, no CPF. */
  subject: string;
  /** What a reader needs to decide whether to look. No personal data; it is kept for RETENTION_DAYS. */
  data: object;
}

/** The writers' door to the feed. */
@Injectable()
export class EventOutbox {
  /**
   * Appends events in the writer's own transaction, in the order given: they are in the feed if and only if it commits, within some
   * milliseconds, after everything that is there already. One statement, however many events.
   */
  async append(manager: EntityManager, events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return;
    await manager.query(appendEvents, [
      idArray(events.map((event) => event.tenantId)),
      events.map((event) => event.type),
      events.map((event) => event.subject),
      events.map((event) => JSON.stringify(event.data)),
    ]);
  }
}
