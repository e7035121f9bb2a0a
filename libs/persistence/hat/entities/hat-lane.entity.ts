import { Column, Entity, PrimaryColumn } from 'typeorm';

const primaryKeyConstraintName = 'hat_lane_pk';

/** What was learned about one resource of one tenant: the batch size HAT takes, and whether its batches fail in a row. */
@Entity('hat_lane')
export class HatLaneEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName })
  tenantId!: number;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName })
  resource!: string;

  @Column({ name: 'batch_size', type: 'integer', nullable: true })
  batchSize!: number | null;

  @Column({ name: 'failed_in_row', type: 'integer', default: 0 })
  failedInRow!: number;

  @Column({ type: 'integer', default: 0 })
  pauses!: number;

  @Column({ name: 'cool_until', type: 'timestamptz', nullable: true })
  coolUntil!: Date | null;

  @Column({ name: 'cool_reason', type: 'text', nullable: true })
  coolReason!: string | null;
}
