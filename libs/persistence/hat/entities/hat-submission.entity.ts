import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TenantEntity } from './tenant.entity';

/** What one caller sent in one request, and how much of it is still open. */
@Entity('hat_submission')
@Check('hat_submission_origin_check', `origin IN ('api', 'retry', 'repost')`)
@Index('hat_submission_list', ['tenantId', 'acceptedAt', 'id'])
export class HatSubmissionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'hat_submission_pk' })
  id!: string;

  @ForeignKey(() => TenantEntity, 'id', { name: 'hat_submission_tenant_fk' })
  @Column({ name: 'tenant_id', type: 'smallint' })
  tenantId!: number;

  @Column({ type: 'text' })
  resource!: string;

  @Column({ name: 'health_insurer_id', type: 'text' })
  healthInsurerId!: string;

  @Column({ name: 'ans_registry', type: 'text' })
  ansRegistry!: string;

  @Column({ type: 'text' })
  origin!: 'api' | 'retry' | 'repost';

  @Column({ name: 'retry_of', type: 'uuid', nullable: true })
  retryOf!: string | null;

  @Column({ name: 'requested_by', type: 'text', nullable: true })
  requestedBy!: string | null;

  @Column({ type: 'integer' })
  accepted!: number;

  @Column({ name: 'open_items', type: 'integer' })
  openItems!: number;

  @Column({ name: 'error_items', type: 'integer', default: 0 })
  errorItems!: number;

  /** The submission's changes lie between these two ids, with at most some of other tenants among them: that is their index. */
  @Column({ name: 'first_change_id', type: 'bigint' })
  firstChangeId!: string;

  @Column({ name: 'last_change_id', type: 'bigint' })
  lastChangeId!: string;

  @Column({ name: 'accepted_at', type: 'timestamptz', default: () => 'now()' })
  acceptedAt!: Date;

  @Column({ name: 'completed_at', type: 'timestamptz', nullable: true })
  completedAt!: Date | null;
}
