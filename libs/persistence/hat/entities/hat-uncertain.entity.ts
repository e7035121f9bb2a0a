import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

const primaryKeyConstraintName = 'hat_uncertain_pk';

/** An order key of which one outcome was never learned: what was confirmed since then is posted once more at `repostAt` (engine rule A9). */
@Entity('hat_uncertain')
@Index('hat_uncertain_due', ['repostAt'])
export class HatUncertainEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName })
  tenantId!: number;

  @PrimaryColumn({ name: 'order_key', type: 'text', collation: 'C', primaryKeyConstraintName })
  orderKey!: string;

  /** What HAT confirmed of this order key since then, oldest first: the changes to post again. */
  @Column({ name: 'change_ids', type: 'bigint', array: true, default: () => `'{}'` })
  changeIds!: string[];

  @Column({ name: 'repost_at', type: 'timestamptz' })
  repostAt!: Date;
}
