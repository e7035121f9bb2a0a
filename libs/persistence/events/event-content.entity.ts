import { Column } from 'typeorm';
import type { EventType } from './event-types';

/** What happened to what, before and after it has a position. */
export abstract class EventContent {
  @Column({ type: 'text' })
  type!: EventType;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'json' })
  data!: object;
}
