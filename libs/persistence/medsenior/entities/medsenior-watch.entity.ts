import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A beneficiary whose authorizations are mirrored, and whom of the operator's members that is. */
@Entity('medsenior_watch')
@Check('medsenior_watch_matricula_check', `matricula ~ '^(0|[1-9][0-9]{0,19})$'`)
@Index('medsenior_watch_due', ['tenantId', 'attemptedAt'])
@Index('medsenior_watch_subscriber', ['tenantId', 'subscriberId'], { where: 'subscriber_id IS NOT NULL' })
@Index('medsenior_watch_cpf', ['tenantId', 'cpf'], { where: 'cpf IS NOT NULL' })
export class MedseniorWatchEntity {
  @ForeignKey('tenant', 'id', { name: 'medsenior_watch_tenant_fk' })
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName: 'medsenior_watch_pk' })
  tenantId!: number;

  /** Digits without leading zeros: MedSenior answers a number. */
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'medsenior_watch_pk' })
  matricula!: string;

  @Column({ name: 'subscriber_id', type: 'text', collation: 'C', nullable: true })
  subscriberId!: string | null;

  @Column({ type: 'text', collation: 'C', nullable: true })
  cpf!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  /** Last time its eight statuses were read or failed to be: who waited longest comes first. */
  @Column({ name: 'attempted_at', type: 'timestamptz', nullable: true })
  attemptedAt!: Date | null;

  /** The mirror shows it as it was then, or later: the start of the oldest call of the last reading of all eight statuses. */
  @Column({ name: 'mirrored_at', type: 'timestamptz', nullable: true })
  mirroredAt!: Date | null;

  /** Why the last attempt failed; null after a good one. */
  @Column({ name: 'last_error', type: 'text', nullable: true })
  lastError!: string | null;
}
