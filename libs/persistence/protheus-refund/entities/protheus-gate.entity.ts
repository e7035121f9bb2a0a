import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** The one valve between a tenant and Protheus: the switch, the cool-down of an outage, and the rate of all replicas together. */
@Entity('protheus_gate')
export class ProtheusGateEntity {
  @ForeignKey('tenant', 'id', { name: 'protheus_gate_tenant_fk' })
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName: 'protheus_gate_pk' })
  tenantId!: number;

  @Column({ type: 'boolean', default: false })
  paused!: boolean;

  @Column({ name: 'paused_at', type: 'timestamptz', nullable: true })
  pausedAt!: Date | null;

  @Column({ name: 'paused_by', type: 'text', nullable: true })
  pausedBy!: string | null;

  /** Ages count from here where it is later: a pause on purpose makes nothing old. */
  @Column({ name: 'resumed_at', type: 'timestamptz', nullable: true })
  resumedAt!: Date | null;

  @Column({ type: 'integer', default: 0 })
  failures!: number;

  @Column({ name: 'cool_until', type: 'timestamptz', nullable: true })
  coolUntil!: Date | null;

  @Column({ name: 'cool_reason', type: 'text', nullable: true })
  coolReason!: string | null;

  @Column({ type: 'double precision', default: 0 })
  permits!: number;

  @Column({ name: 'permits_at', type: 'timestamptz', default: () => 'now()' })
  permitsAt!: Date;
}
