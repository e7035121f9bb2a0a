import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What is asked of Protheus again and again: the prescriptions of a subscriber, the refunds of a prescription. */
@Entity('protheus_watch')
@Check('protheus_watch_kind_check', `kind IN ('prescriptions', 'refunds')`)
@Index('protheus_watch_due', ['tenantId', 'nextPollAt'], { where: 'next_poll_at IS NOT NULL' })
export class ProtheusWatchEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName: 'protheus_watch_pk' })
  tenantId!: number;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'protheus_watch_pk' })
  kind!: 'prescriptions' | 'refunds';

  /** Subscriber or prescription code. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'protheus_watch_pk' })
  key!: string;

  /** Null when nothing of it can change any more. */
  @Column({ name: 'next_poll_at', type: 'timestamptz', nullable: true })
  nextPollAt!: Date | null;

  /** The last change seen: the longer ago, the rarer the next look. */
  @Column({ name: 'changed_at', type: 'timestamptz', default: () => 'now()' })
  changedAt!: Date;

  @Column({ type: 'integer', default: 0 })
  failures!: number;

  @Column({ type: 'integer', default: 0 })
  epoch!: number;
}
