import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where one change stands. `sending` covers the whole flight; the batch's token tells sending from awaiting. */
@Entity('hat_item')
@Check('hat_item_state_check', `state IN ('queued', 'sending', 'confirmed', 'unchanged', 'superseded', 'rejected', 'failed')`)
@Check('hat_item_code_check', `code IS NOT NULL OR state IN ('queued', 'sending', 'confirmed')`)
@Index('hat_item_queue', ['tenantId', 'changeId'], { where: `state = 'queued'` })
@Index('hat_item_open', ['tenantId', 'orderKey', 'changeId'], { where: `state IN ('queued', 'sending')` })
@Index('hat_item_in_flight', ['tenantId', 'orderKey'], { unique: true, where: `state = 'sending'` })
export class HatItemEntity {
  @PrimaryColumn({ name: 'change_id', type: 'bigint', primaryKeyConstraintName: 'hat_item_pk' })
  changeId!: string;

  @Column({ name: 'tenant_id', type: 'smallint' })
  tenantId!: number;

  @Column({ type: 'text' })
  resource!: string;

  /** Changes that share it reach HAT one at a time, in the order of their ids. */
  @Column({ name: 'order_key', type: 'text', collation: 'C' })
  orderKey!: string;

  @Column({ name: 'parent_keys', type: 'text', array: true, nullable: true, collation: 'C' })
  parentKeys!: string[] | null;

  @Column({ type: 'text' })
  state!: 'queued' | 'sending' | 'confirmed' | 'unchanged' | 'superseded' | 'rejected' | 'failed';

  @Column({ name: 'batch_id', type: 'bigint', nullable: true })
  batchId!: string | null;

  @Column({ name: 'past_batch_ids', type: 'bigint', array: true, nullable: true })
  pastBatchIds!: string[] | null;

  /** Largest batch this item may travel in; set when a batch of it was split. */
  @Column({ name: 'batch_limit', type: 'smallint', nullable: true })
  batchLimit!: number | null;

  /** Answers about a batch that were charged to it (engine rule A15). */
  @Column({ type: 'smallint', default: 0 })
  attempts!: number;

  @Column({ name: 'next_attempt_at', type: 'timestamptz', nullable: true })
  nextAttemptAt!: Date | null;

  /** Sent even where the ledger says that HAT holds it already. */
  @Column({ type: 'boolean', default: false })
  force!: boolean;

  /** Queued once more after HAT refused it for want of a parent: now it waits for every open parent, older or not. */
  @Column({ name: 'awaits_all_parents', type: 'boolean', default: false })
  awaitsAllParents!: boolean;

  /** Nothing stood before it, and the ledger held nothing of its key, when it was accepted; so it stays until it flies. */
  @Column({ type: 'boolean', default: false })
  ready!: boolean;

  @Column({ type: 'text', nullable: true })
  code!: string | null;

  @Column({ name: 'vendor_message', type: 'text', nullable: true })
  vendorMessage!: string | null;

  @Column({ name: 'changed_at', type: 'timestamptz', default: () => 'now()' })
  changedAt!: Date;
}
