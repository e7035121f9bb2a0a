import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type MedseniorHistoryKind = 'imported' | 'status' | 'procedure' | 'absent' | 'returned';

/** One thing that became known of a guide: written once, never changed. */
@Entity('medsenior_history')
@Check('medsenior_history_kind_check', `kind IN ('imported', 'status', 'procedure', 'absent', 'returned')`)
@Index('medsenior_history_guide', ['tenantId', 'guide', 'id'])
export class MedseniorHistoryEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'medsenior_history_pk' })
  id!: string;

  @Column({ name: 'tenant_id', type: 'smallint' })
  tenantId!: number;

  @Column({ type: 'text', collation: 'C' })
  guide!: string;

  @Column({ type: 'text' })
  kind!: MedseniorHistoryKind;

  /** TUSS code, where a procedure changed. */
  @Column({ name: 'procedure_code', type: 'text', nullable: true })
  procedureCode!: string | null;

  /** A status as `{ status, text }`, or a procedure; null where there was none. */
  @Column({ type: 'jsonb', nullable: true })
  before!: object | null;

  @Column({ type: 'jsonb', nullable: true })
  after!: object | null;

  @Column({ name: 'recorded_at', type: 'timestamptz', default: () => 'now()' })
  recordedAt!: Date;
}
