import { Column, Entity, PrimaryColumn } from 'typeorm';

const primaryKeyConstraintName = 'hat_authorization_procedure_pk';

/** One procedure of a guide; written by the statement that writes the guide, which nothing deletes. */
@Entity('hat_authorization_procedure')
export class HatAuthorizationProcedureEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName })
  tenantId!: number;

  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName })
  guide!: string;

  /** Its place in the guide, from 0. */
  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName })
  position!: number;

  @Column({ name: 'table_code', type: 'text', nullable: true })
  tableCode!: string | null;

  @Column({ type: 'text', nullable: true })
  code!: string | null;

  @Column({ type: 'text', nullable: true })
  description!: string | null;

  @Column({ type: 'text', nullable: true })
  type!: string | null;

  @Column({ name: 'requested_quantity', type: 'numeric', nullable: true })
  requestedQuantity!: string | null;

  @Column({ name: 'authorized_quantity', type: 'numeric', nullable: true })
  authorizedQuantity!: string | null;

  @Column({ type: 'text', nullable: true })
  status!: string | null;

  @Column({ name: 'rejection_causes', type: 'jsonb', nullable: true })
  rejectionCauses!: object | null;

  @Column({ type: 'jsonb', nullable: true })
  team!: object | null;
}
