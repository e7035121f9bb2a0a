import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A prescription the hub follows: created through it, or asked for once. Whose it is never changes. */
@Entity('protheus_prescription')
@Index('protheus_prescription_open', ['tenantId', 'subscriberId'], { where: 'NOT final' })
export class ProtheusPrescriptionEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName: 'protheus_prescription_pk' })
  tenantId!: number;

  @PrimaryColumn({ name: 'prescription_code', type: 'text', primaryKeyConstraintName: 'protheus_prescription_pk' })
  prescriptionCode!: string;

  @Column({ name: 'subscriber_id', type: 'text' })
  subscriberId!: string;

  /** The last one seen. */
  @Column({ type: 'text', nullable: true })
  status!: string | null;

  /** The last day on which any of its medications is valid. */
  @Column({ name: 'valid_until', type: 'date', nullable: true })
  validUntil!: string | null;

  @Column({ type: 'boolean', default: false })
  final!: boolean;

  @Column({ name: 'followed_since', type: 'timestamptz', default: () => 'now()' })
  followedSince!: Date;

  @Column({ name: 'seen_at', type: 'timestamptz', nullable: true })
  seenAt!: Date | null;
}
