import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../hat/entities';

/** Where a tenant's feed ends, and where what is kept of it begins. */
@Entity('event_feed')
@Check('event_feed_pruned_check', 'pruned_until BETWEEN 0 AND last_position')
export class EventFeedEntity {
  @ForeignKey(() => TenantEntity, 'id', { name: 'event_feed_tenant_fk' })
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName: 'event_feed_pk' })
  tenantId!: number;

  @Column({ name: 'last_position', type: 'bigint' })
  lastPosition!: string;

  /** The last position that the retention dropped. */
  @Column({ name: 'pruned_until', type: 'bigint', default: 0 })
  prunedUntil!: string;
}
