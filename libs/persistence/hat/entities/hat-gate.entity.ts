import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TenantEntity } from './tenant.entity';

/** The one valve between a tenant and HAT: the kill switch, the cool-down of an outage, and the rate limit of all replicas together. */
@Entity('hat_gate')
export class HatGateEntity {
  @ForeignKey(() => TenantEntity, 'id', { name: 'hat_gate_tenant_fk' })
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName: 'hat_gate_pk' })
  tenantId!: number;

  @Column({ type: 'boolean', default: false })
  paused!: boolean;

  @Column({ name: 'paused_at', type: 'timestamptz', nullable: true })
  pausedAt!: Date | null;

  @Column({ name: 'paused_by', type: 'text', nullable: true })
  pausedBy!: string | null;

  @Column({ type: 'integer', default: 0 })
  failures!: number;

  @Column({ name: 'cool_until', type: 'timestamptz', nullable: true })
  coolUntil!: Date | null;

  @Column({ name: 'cool_reason', type: 'text', nullable: true })
  coolReason!: string | null;

  /** Since when token deadlines stand still: paused, or HAT unreachable. */
  @Column({ name: 'stopped_since', type: 'timestamptz', nullable: true })
  stoppedSince!: Date | null;

  /** Ages count from here where it is later: a pause on purpose makes nothing old. */
  @Column({ name: 'resumed_at', type: 'timestamptz', nullable: true })
  resumedAt!: Date | null;

  @Column({ type: 'double precision', default: 0 })
  permits!: number;

  @Column({ name: 'permits_at', type: 'timestamptz', default: () => 'now()' })
  permitsAt!: Date;
}
