import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The moment the hub first saw a status: of the prescription, or of a medication of one of its refund protocols. */
@Entity('protheus_status_event')
@Index('protheus_status_event_story', ['tenantId', 'prescriptionCode', 'id'])
export class ProtheusStatusEventEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'protheus_status_event_pk',
  })
  id!: string;

  @Column({ name: 'tenant_id', type: 'smallint' })
  tenantId!: number;

  @Column({ name: 'prescription_code', type: 'text' })
  prescriptionCode!: string;

  @Column({ type: 'text', nullable: true })
  protocol!: string | null;

  @Column({ name: 'medication_code', type: 'text', nullable: true })
  medicationCode!: string | null;

  @Column({ type: 'text' })
  status!: string;

  @Column({ name: 'seen_at', type: 'timestamptz', default: () => 'now()' })
  seenAt!: Date;
}
