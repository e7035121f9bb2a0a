import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One item as it was accepted: immutable, in the order of its id. The payload is our canonical form; purged after the retention. */
@Entity('hat_change')
@Index('hat_change_record', ['tenantId', 'resource', 'key', 'id'])
@Index('hat_change_age', { synchronize: false })
export class HatChangeEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT', primaryKeyConstraintName: 'hat_change_pk' })
  id!: string;

  @Column({ name: 'tenant_id', type: 'smallint' })
  tenantId!: number;

  @Column({ name: 'submission_id', type: 'uuid' })
  submissionId!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  resource!: string;

  @Column({ name: 'health_insurer_id', type: 'text' })
  healthInsurerId!: string;

  @Column({ type: 'text', collation: 'C' })
  key!: string;

  /** One bit per field that the item carried, in the order of the resource's field table. */
  @Column({ name: 'field_mask', type: 'bigint' })
  fieldMask!: string;

  /** SHA-256 of the canonical payload. */
  @Column({ type: 'bytea' })
  hash!: Buffer;

  @Column({ type: 'text', nullable: true })
  payload!: string | null;

  @Column({ name: 'accepted_at', type: 'timestamptz', default: () => 'now()' })
  acceptedAt!: Date;
}
