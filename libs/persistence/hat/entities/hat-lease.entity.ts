import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A replica's right to make up to `slots` calls at a time for a tenant, until it expires. */
@Entity('hat_lease')
@Index('hat_lease_tenant', ['tenantId'])
export class HatLeaseEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'hat_lease_pk' })
  id!: string;

  @Column({ name: 'tenant_id', type: 'smallint' })
  tenantId!: number;

  @Column({ type: 'smallint' })
  slots!: number;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;
}
