import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../hat/entities';

/** The answer to a call that carried an Idempotency-Key, kept to be given again. */
@Entity('idempotency_key')
@Index('idempotency_key_age', ['createdAt'])
export class IdempotencyKeyEntity {
  @ForeignKey(() => TenantEntity, 'id', { name: 'idempotency_key_tenant_fk' })
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName: 'idempotency_key_pk' })
  tenantId!: number;

  /** Method and path without query. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotency_key_pk' })
  route!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotency_key_pk' })
  key!: string;

  /** SHA-256 of the raw body, hexadecimal. */
  @Column({ name: 'body_hash', type: 'text' })
  bodyHash!: string;

  @Column({ type: 'smallint' })
  status!: number;

  @Column({ type: 'text' })
  response!: string;

  @Column({ type: 'text', nullable: true })
  location!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
