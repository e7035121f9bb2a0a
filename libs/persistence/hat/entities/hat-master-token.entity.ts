import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TenantEntity } from './tenant.entity';

/** The tenant's master token of HAT, sealed with AES-256-GCM. */
@Entity('hat_master_token')
export class HatMasterTokenEntity {
  @ForeignKey(() => TenantEntity, 'id', { name: 'hat_master_token_tenant_fk' })
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName: 'hat_master_token_pk' })
  tenantId!: number;

  @Column({ type: 'text' })
  sealed!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'stored_at', type: 'timestamptz', default: () => 'now()' })
  storedAt!: Date;

  @Column({ name: 'stored_by', type: 'text', nullable: true })
  storedBy!: string | null;
}
