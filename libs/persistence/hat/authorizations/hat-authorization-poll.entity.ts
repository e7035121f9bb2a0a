import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../entities/tenant.entity';

/** How far the import of a tenant is. */
@Entity('hat_authorization_poll')
export class HatAuthorizationPollEntity {
  @ForeignKey(() => TenantEntity, 'id', { name: 'hat_authorization_poll_tenant_fk' })
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName: 'hat_authorization_poll_pk' })
  tenantId!: number;

  /** Whatever HAT listed as not imported at this moment was read. */
  @Column({ name: 'complete_at', type: 'timestamptz' })
  completeAt!: Date;
}
