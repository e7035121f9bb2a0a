import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One POST to HAT, the token it was answered with, and what the token said in the end. */
@Entity('hat_batch')
@Check('hat_batch_state_check', `state IN ('sending', 'awaiting', 'settled', 'returned', 'unknown')`)
@Index('hat_batch_due', ['tenantId', 'nextPollAt'], { where: `state = 'awaiting'` })
@Index('hat_batch_sending', ['tenantId', 'id'], { where: `state = 'sending'` })
export class HatBatchEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT', primaryKeyConstraintName: 'hat_batch_pk' })
  id!: string;

  @Column({ name: 'tenant_id', type: 'smallint' })
  tenantId!: number;

  @Column({ type: 'text' })
  resource!: string;

  @Column({ name: 'health_insurer_id', type: 'text' })
  healthInsurerId!: string;

  @Column({ name: 'ans_registry', type: 'text' })
  ansRegistry!: string;

  @Column({ name: 'change_ids', type: 'bigint', array: true })
  changeIds!: string[];

  @Column({ type: 'text' })
  state!: 'sending' | 'awaiting' | 'settled' | 'returned' | 'unknown';

  @Column({ name: 'lease_id', type: 'uuid', nullable: true })
  leaseId!: string | null;

  @Column({ type: 'text', nullable: true })
  token!: string | null;

  @Column({ name: 'next_poll_at', type: 'timestamptz', nullable: true })
  nextPollAt!: Date | null;

  @Column({ name: 'deadline_at', type: 'timestamptz', nullable: true })
  deadlineAt!: Date | null;

  @Column({ type: 'integer', default: 0 })
  polls!: number;

  /** HAT's code, or the status or network code that ended the call. */
  @Column({ type: 'text', nullable: true })
  code!: string | null;

  @Column({ type: 'text', nullable: true })
  message!: string | null;

  @Column({ type: 'text', array: true, nullable: true })
  details!: string[] | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'posted_at', type: 'timestamptz', nullable: true })
  postedAt!: Date | null;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt!: Date | null;
}
