import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One medication of one refund protocol, as last seen. */
@Entity('protheus_refund')
export class ProtheusRefundEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName: 'protheus_refund_pk' })
  tenantId!: number;

  @PrimaryColumn({ name: 'prescription_code', type: 'text', primaryKeyConstraintName: 'protheus_refund_pk' })
  prescriptionCode!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'protheus_refund_pk' })
  protocol!: string;

  @PrimaryColumn({ name: 'medication_code', type: 'text', primaryKeyConstraintName: 'protheus_refund_pk' })
  medicationCode!: string;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'boolean', default: false })
  final!: boolean;

  @Column({ name: 'request_date', type: 'date', nullable: true })
  requestDate!: string | null;

  @Column({ name: 'repayment_date', type: 'date', nullable: true })
  repaymentDate!: string | null;

  @Column({ name: 'quantity_requested', type: 'integer', nullable: true })
  quantityRequested!: number | null;

  @Column({ name: 'seen_at', type: 'timestamptz', default: () => 'now()' })
  seenAt!: Date;
}
