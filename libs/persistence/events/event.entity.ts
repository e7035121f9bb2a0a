import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EventContent } from './event-content.entity';

/** The feed: written once by the sequencer, never changed, dropped from its old end. */
@Entity('event')
export class EventEntity extends EventContent {
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName: 'event_pk' })
  tenantId!: number;

  /** 1, 2, 3 … of the tenant, without a gap; the cursor of readers. */
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'event_pk' })
  position!: string;

  @Column({ type: 'uuid' })
  id!: string;

  /** A writer may commit long after: this does not rise with the position. */
  @Column({ name: 'happened_at', type: 'timestamptz' })
  happenedAt!: Date;

  /** Rises with the position. */
  @Column({ name: 'sequenced_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  sequencedAt!: Date;
}
