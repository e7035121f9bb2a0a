import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A procedure of a guide as it was read; absent values are null. */
export interface MirroredProcedure {
  code: string | null;
  name: string | null;
  status: string | null;
  requestedQuantity: number | null;
  releasedQuantity: number | null;
  requestedAt: string | null;
  approvedAt: string | null;
  includedAt: string | null;
  performer: string | null;
}

/** An authorization of a watched beneficiary as MedSenior last showed it. What MedSenior shows no more is kept. */
@Entity('medsenior_authorization')
@Check('medsenior_authorization_status_check', 'status BETWEEN 1 AND 8')
@Index('medsenior_authorization_matricula', ['tenantId', 'matricula'])
@Index('medsenior_authorization_cpf', ['tenantId', 'cpf'])
export class MedseniorAuthorizationEntity {
  @ForeignKey('tenant', 'id', { name: 'medsenior_authorization_tenant_fk' })
  @PrimaryColumn({ name: 'tenant_id', type: 'smallint', primaryKeyConstraintName: 'medsenior_authorization_pk' })
  tenantId!: number;

  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'medsenior_authorization_pk' })
  guide!: string;

  /** Null where MedSenior left it out and several beneficiaries had been asked for. */
  @Column({ type: 'text', collation: 'C', nullable: true })
  matricula!: string | null;

  @Column({ type: 'text', collation: 'C', nullable: true })
  cpf!: string | null;

  @Column({ name: 'beneficiary_name', type: 'text', nullable: true })
  beneficiaryName!: string | null;

  /** 1 to 8; null when the text is none of the published ones. */
  @Column({ type: 'smallint', nullable: true })
  status!: number | null;

  @Column({ name: 'status_text', type: 'text', nullable: true })
  statusText!: string | null;

  @Column({ type: 'text', nullable: true })
  type!: string | null;

  @Column({ name: 'requested_at', type: 'timestamptz', nullable: true })
  requestedAt!: Date | null;

  /** The day as MedSenior writes it, never moved to another time zone. */
  @Column({ name: 'valid_until', type: 'date', nullable: true })
  validUntil!: string | null;

  @Column({ name: 'professional_name', type: 'text', nullable: true })
  professionalName!: string | null;

  @Column({ name: 'professional_council', type: 'text', nullable: true })
  professionalCouncil!: string | null;

  @Column({ name: 'tuss_codes', type: 'text', array: true })
  tussCodes!: string[];

  @Column({ type: 'jsonb' })
  procedures!: MirroredProcedure[];

  /** What stands in the answer, to the character. */
  @Column({ type: 'text' })
  payload!: string;

  /** SHA-256 of the payload. */
  @Column({ name: 'payload_hash', type: 'text' })
  payloadHash!: string;

  @Column({ name: 'imported_at', type: 'timestamptz', default: () => 'now()' })
  importedAt!: Date;

  /** When anything in the payload last changed. */
  @Column({ name: 'changed_at', type: 'timestamptz', default: () => 'now()' })
  changedAt!: Date;

  /** Full readings in a row in which it did not appear. */
  @Column({ name: 'missed_cycles', type: 'smallint', default: 0 })
  missedCycles!: number;

  @Column({ name: 'absent_since', type: 'timestamptz', nullable: true })
  absentSince!: Date | null;
}
