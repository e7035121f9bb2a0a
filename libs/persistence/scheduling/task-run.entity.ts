import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ScheduledTaskEntity } from './scheduled-task.entity';

/** One attempt at one slot of a task. */
@Entity('task_run')
@Unique('task_run_attempt_unique', ['task', 'slotAt', 'attempt'])
@Check('task_run_outcome_check', `outcome IN ('done', 'failed', 'interrupted', 'lost')`)
@Index('task_run_age', ['startedAt'])
export class TaskRunEntity {
  @ForeignKey(() => ScheduledTaskEntity, 'name', { name: 'task_run_task_fk' })
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'task_run_pk' })
  task!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'task_run_pk' })
  epoch!: number;

  @Column({ name: 'slot_at', type: 'timestamptz' })
  slotAt!: Date;

  @Column({ type: 'smallint' })
  attempt!: number;

  @Column({ type: 'text' })
  owner!: string;

  @Column({ name: 'started_at', type: 'timestamptz', default: () => 'now()' })
  startedAt!: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  outcome!: 'done' | 'failed' | 'interrupted' | 'lost' | null;

  @Column({ type: 'jsonb', nullable: true })
  counts!: Record<string, number> | null;

  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode!: string | null;
}
