import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A recurring task: when it is due, whether it may run, and who holds it. */
@Entity('scheduled_task')
@Check('scheduled_task_every_check', 'every_ms > 0')
@Check('scheduled_task_lease_check', '(lease_owner IS NULL) = (lease_until IS NULL)')
export class ScheduledTaskEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'scheduled_task_pk' })
  name!: string;

  @Column({ name: 'every_ms', type: 'integer' })
  everyMs!: number;

  @Column({ type: 'boolean', default: false })
  paused!: boolean;

  @Column({ name: 'next_slot_at', type: 'timestamptz' })
  nextSlotAt!: Date;

  /** Somebody asked for a run outside the plan, and none that began later has ended. */
  @Column({ name: 'run_requested_at', type: 'timestamptz', nullable: true })
  runRequestedAt!: Date | null;

  /** The slot in work; null when nothing runs. */
  @Column({ name: 'slot_at', type: 'timestamptz', nullable: true })
  slotAt!: Date | null;

  /** Of the slot in work. */
  @Column({ type: 'smallint', default: 0 })
  attempt!: number;

  @Column({ name: 'lease_owner', type: 'text', nullable: true })
  leaseOwner!: string | null;

  @Column({ name: 'lease_until', type: 'timestamptz', nullable: true })
  leaseUntil!: Date | null;

  /** Rises with every claim. A write that carries an older one changes nothing. */
  @Column({ type: 'integer', default: 0 })
  epoch!: number;
}
