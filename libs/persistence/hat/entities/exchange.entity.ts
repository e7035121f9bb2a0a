import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One HTTP call to a vendor: what it was for and how it ended. Never a URL, a header or a body. */
@Entity('exchange')
@Index('exchange_batch', ['batchId'], { where: 'batch_id IS NOT NULL' })
@Index('exchange_age', ['at'])
export class ExchangeEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT', primaryKeyConstraintName: 'exchange_pk' })
  id!: string;

  @Column({ name: 'tenant_id', type: 'smallint' })
  tenantId!: number;

  @Column({ type: 'text' })
  vendor!: string;

  @Column({ type: 'text' })
  operation!: string;

  @Column({ name: 'batch_id', type: 'bigint', nullable: true })
  batchId!: string | null;

  @Column({ type: 'integer', nullable: true })
  status!: number | null;

  @Column({ type: 'text', nullable: true })
  failure!: string | null;

  @Column({ name: 'duration_ms', type: 'integer' })
  durationMs!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at!: Date;
}
