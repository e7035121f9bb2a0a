import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** An operator served by this hub; the name comes from the configuration, the id is what every other table carries. */
@Entity('tenant')
@Unique('tenant_name_unique', ['name'])
export class TenantEntity {
  @PrimaryGeneratedColumn('identity', { type: 'smallint', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'tenant_pk' })
  id!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
