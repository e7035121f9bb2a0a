import { Column, Entity, PrimaryColumn } from 'typeorm';

const primaryKeyConstraintName = 'hat_record_pk';

/** The ledger: what HAT last confirmed to hold for one key. A null hash means that it is not known at the moment. */
@Entity('hat_record')
export class HatRecordEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName })
  tenantId!: number;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName })
  resource!: string;

  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName })
  key!: string;

  @PrimaryColumn({ name: 'health_insurer_id', type: 'text', primaryKeyConstraintName })
  healthInsurerId!: string;

  @Column({ type: 'bytea', nullable: true })
  hash!: Buffer | null;

  /** The hash before the change in flight: put back when HAT is known not to have applied it. */
  @Column({ name: 'prior_hash', type: 'bytea', nullable: true })
  priorHash!: Buffer | null;

  @Column({ name: 'change_id', type: 'bigint', nullable: true })
  changeId!: string | null;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;
}
