import { Column, Entity, ForeignKey, PrimaryGeneratedColumn } from 'typeorm';
import { TenantEntity } from '../hat/entities';
import { EventContent } from './event-content.entity';

/** What happened and has no position in the feed yet. A trigger wakes the sequencers when the writer commits. */
@Entity('event_outbox')
export class EventOutboxEntity extends EventContent {
  /** Orders what one writer did after another; not the order of commits. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'event_outbox_pk' })
  id!: string;

  /** Refused here, to its writer: an event of nobody in the outbox would hold up all that follow. */
  @ForeignKey(() => TenantEntity, 'id', { name: 'event_outbox_tenant_fk' })
  @Column({ name: 'tenant_id', type: 'smallint' })
  tenantId!: number;

  @Column({ name: 'happened_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  happenedAt!: Date;
}
