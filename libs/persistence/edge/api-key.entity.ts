import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../hat/entities';

/** A caller's key. Only a hash of its secret is kept. */
@Entity('api_key')
@Check('api_key_role_check', `role IN ('reader', 'writer', 'operator', 'admin')`)
@Index('api_key_list', ['tenantId', 'createdAt', 'id'])
export class ApiKeyEntity {
  /** Public half of the key, shown in lists and logs. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'api_key_pk' })
  id!: string;

  @Column({ name: 'tenant_id', type: 'smallint' })
  @ForeignKey(() => TenantEntity, 'id', { name: 'api_key_tenant_fk' })
  tenantId!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  role!: 'reader' | 'writer' | 'operator' | 'admin';

  /** SHA-256 of the secret half, hexadecimal. The secret is 256 random bits, so a fast hash is enough. */
  @Column({ name: 'secret_hash', type: 'text' })
  secretHash!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  /** Id of the key that made it, or `bootstrap`. */
  @Column({ name: 'created_by', type: 'text' })
  createdBy!: string;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  /** To the minute. */
  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;
}
