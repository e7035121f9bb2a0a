import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../entities/tenant.entity';

const primaryKeyConstraintName = 'hat_authorization_fault_pk';

/** What HAT lists and could not be imported, with the reason; it is tried again by every run, and gone when it succeeds. */
@Entity('hat_authorization_fault')
export class HatAuthorizationFaultEntity {
  @ForeignKey(() => TenantEntity, 'id', { name: 'hat_authorization_fault_tenant_fk' })
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName })
  tenantId!: number;

  /** The guide, or a digest of the text where it has no number. */
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName })
  key!: string;

  @Column({ type: 'text', nullable: true })
  guide!: string | null;

  /** Ours, or the SQLSTATE with which the database refused it. */
  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  payload!: string;

  @Column({ type: 'integer', default: 1 })
  attempts!: number;

  @Column({ name: 'first_seen_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  firstSeenAt!: Date;

  @Column({ name: 'last_seen_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  lastSeenAt!: Date;
}
