import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** The one valve between a tenant and MedSenior: the kill switch, the back-off, and the rate limit of all replicas together. */
@Entity('medsenior_gate')
export class MedseniorGateEntity {
  @ForeignKey('tenant', 'id', { name: 'medsenior_gate_tenant_fk' })
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName: 'medsenior_gate_pk' })
  tenantId!: number;

  @Column({ type: 'boolean', default: false })
  paused!: boolean;

  @Column({ name: 'paused_at', type: 'timestamptz', nullable: true })
  pausedAt!: Date | null;

  @Column({ name: 'paused_by', type: 'text', nullable: true })
  pausedBy!: string | null;

  /** Of the mirror, in a row. */
  @Column({ type: 'integer', default: 0 })
  failures!: number;

  /** The mirror waits until then. */
  @Column({ name: 'cool_until', type: 'timestamptz', nullable: true })
  coolUntil!: Date | null;

  @Column({ name: 'cool_reason', type: 'text', nullable: true })
  coolReason!: string | null;

  /** MedSenior asked for silence (429): nobody calls until then, callers of the API neither. */
  @Column({ name: 'quiet_until', type: 'timestamptz', nullable: true })
  quietUntil!: Date | null;

  /** When the next call may start at the agreed rate. */
  @Column({ name: 'next_call_at', type: 'timestamptz', default: () => 'now()' })
  nextCallAt!: Date;
}
