import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../entities/tenant.entity';

const primaryKeyConstraintName = 'hat_authorization_pk';

/** A guide of HAT as it was last read, once per tenant and `idOnHealthInsurer`. */
@Entity('hat_authorization')
@Check('hat_authorization_tracking_check', `tracking IN ('0', '1', '2')`)
@Index('hat_authorization_subscriber', ['tenantId', 'subscriberId', 'sortDay', 'guide'])
@Index('hat_authorization_holder', ['tenantId', 'holderCpf', 'sortDay', 'guide'])
@Index('hat_authorization_provider', ['tenantId', 'providerId', 'sortDay', 'guide'])
@Index('hat_authorization_password', ['tenantId', 'password'])
@Index('hat_authorization_day', ['tenantId', 'sortDay', 'guide'])
@Index('hat_authorization_updated', ['tenantId', 'updatedAt', 'guide'])
@Index('hat_authorization_unmarked', ['tenantId', 'readAt'], { where: `tracking = '0'` })
@Index('hat_authorization_reread', ['tenantId', 'rereadAt'], { where: 'reread_at IS NOT NULL' })
export class HatAuthorizationEntity {
  @ForeignKey(() => TenantEntity, 'id', { name: 'hat_authorization_tenant_fk' })
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName })
  tenantId!: number;

  /** `idOnHealthInsurer`. */
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName })
  guide!: string;

  /** `idOnHealthProvider`, the key to mark it by. */
  @Column({ name: 'provider_guide', type: 'text', nullable: true })
  providerGuide!: string | null;

  @Column({ name: 'authorization_id', type: 'text', nullable: true })
  authorizationId!: string | null;

  @Column({ name: 'main_guide', type: 'text', nullable: true })
  mainGuide!: string | null;

  @Column({ type: 'text', nullable: true })
  status!: string | null;

  @Column({ type: 'text', nullable: true })
  type!: string | null;

  @Column({ type: 'text', nullable: true })
  description!: string | null;

  @Column({ name: 'request_date', type: 'date', nullable: true })
  requestDate!: string | null;

  @Column({ name: 'authorization_date', type: 'date', nullable: true })
  authorizationDate!: string | null;

  /** `request_date`, or the first of all days where HAT gives none: an index read backwards is then the order of lists. */
  @Column({ name: 'sort_day', type: 'date' })
  sortDay!: string;

  @Column({ type: 'text', nullable: true })
  protocol!: string | null;

  @Column({ type: 'text', nullable: true })
  password!: string | null;

  @Column({ name: 'password_expire_date', type: 'date', nullable: true })
  passwordExpireDate!: string | null;

  @Column({ name: 'subscriber_id', type: 'text', nullable: true })
  subscriberId!: string | null;

  @Column({ name: 'holder_cpf', type: 'text', nullable: true })
  holderCpf!: string | null;

  @Column({ name: 'beneficiary_name', type: 'text', nullable: true })
  beneficiaryName!: string | null;

  @Column({ name: 'provider_id', type: 'text', nullable: true })
  providerId!: string | null;

  @Column({ name: 'provider_document', type: 'text', nullable: true })
  providerDocument!: string | null;

  @Column({ name: 'provider_name', type: 'text', nullable: true })
  providerName!: string | null;

  @Column({ name: 'professional_name', type: 'text', nullable: true })
  professionalName!: string | null;

  @Column({ name: 'professional_council', type: 'text', nullable: true })
  professionalCouncil!: string | null;

  @Column({ name: 'professional_council_number', type: 'text', nullable: true })
  professionalCouncilNumber!: string | null;

  @Column({ name: 'professional_state', type: 'text', nullable: true })
  professionalState!: string | null;

  @Column({ name: 'rejection_causes', type: 'jsonb', nullable: true })
  rejectionCauses!: object | null;

  /** Fields that held another type than documented, which the columns go without. */
  @Column({ name: 'left_out', type: 'text', array: true, nullable: true })
  leftOut!: string[] | null;

  /** HAT's answer to the character. */
  @Column({ type: 'json' })
  payload!: object;

  /** Of the content, whatever the order of its fields. */
  @Column({ type: 'bytea' })
  hash!: Buffer;

  /** When the call began that told of it, by the database's clock: an answer to an older call changes nothing. */
  @Column({ name: 'read_at', type: 'timestamptz' })
  readAt!: Date;

  @Column({ name: 'imported_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  importedAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  updatedAt!: Date;

  /** trackingStatus as the hub knows it: by the list it was read in, or by its own mark; null where neither told. */
  @Column({ type: 'text', nullable: true })
  tracking!: string | null;

  /** Why the last mark failed. */
  @Column({ name: 'mark_refusal', type: 'text', nullable: true })
  markRefusal!: string | null;

  /** When a guide in audit is read again. */
  @Column({ name: 'reread_at', type: 'timestamptz', nullable: true })
  rereadAt!: Date | null;

  @Column({ type: 'smallint', default: 0 })
  rereads!: number;
}
