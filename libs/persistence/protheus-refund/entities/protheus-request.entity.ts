import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

export type ProtheusRequestState = 'received' | 'sending' | 'created' | 'rejected' | 'unknown' | 'failed';

/** One prescription that a caller handed over: stored before it is sent, and never sent twice without a look at what Protheus holds. */
@Entity('protheus_request')
@Unique('protheus_request_id_unique', ['id'])
@Check('protheus_request_state_check', `state IN ('received', 'sending', 'created', 'rejected', 'unknown', 'failed')`)
@Check('protheus_request_code_check', `state <> 'created' OR prescription_code IS NOT NULL`)
@Check('protheus_request_known_check', `state <> 'sending' OR known_codes IS NOT NULL`)
@Check('protheus_request_step_check', `(state IN ('received', 'sending')) = (next_step_at IS NOT NULL)`)
@Index('protheus_request_sending', ['tenantId', 'subscriberId'], { unique: true, where: `state = 'sending'` })
@Index('protheus_request_code', ['tenantId', 'prescriptionCode'], { unique: true, where: 'prescription_code IS NOT NULL' })
@Index('protheus_request_due', ['tenantId', 'nextStepAt'], { where: 'next_step_at IS NOT NULL' })
@Index('protheus_request_open', ['tenantId', 'subscriberId', 'place'], { where: 'next_step_at IS NOT NULL' })
@Index('protheus_request_unsettled', ['tenantId', 'state'], { where: `state IN ('received', 'sending', 'unknown')` })
@Index('protheus_request_list', ['tenantId', 'acceptedAt', 'place'])
export class ProtheusRequestEntity {
  /** Order of acceptance within a subscriber; the only order in which requests of one subscriber are sent. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT', primaryKeyConstraintName: 'protheus_request_pk' })
  place!: string;

  @Column({ type: 'uuid' })
  id!: string;

  @ForeignKey('tenant', 'id', { name: 'protheus_request_tenant_fk' })
  @Column({ name: 'tenant_id', type: 'smallint' })
  tenantId!: number;

  @Column({ name: 'subscriber_id', type: 'text' })
  subscriberId!: string;

  @Column({ type: 'text' })
  state!: ProtheusRequestState;

  /** The wire body without its attachments; null once the retention has passed. */
  @Column({ type: 'text', nullable: true })
  body!: string | null;

  /** Addresses of the attachments, sealed: their query strings are secrets. Gone with the final state. */
  @Column({ name: 'sealed_attachments', type: 'text', nullable: true })
  sealedAttachments!: string | null;

  @Column({ name: 'requested_by', type: 'text', nullable: true })
  requestedBy!: string | null;

  /** What the subscriber had before the last POST. */
  @Column({ name: 'known_codes', type: 'text', array: true, nullable: true })
  knownCodes!: string[] | null;

  /** POSTs that may have been carried out. */
  @Column({ type: 'smallint', default: 0 })
  posts!: number;

  @Column({ name: 'posts_allowed', type: 'smallint', default: 2 })
  postsAllowed!: number;

  /** Reads after an unknown outcome that showed nothing new. */
  @Column({ name: 'empty_reads', type: 'smallint', default: 0 })
  emptyReads!: number;

  /** Steps in a row that Protheus or the network did not let happen. */
  @Column({ type: 'smallint', default: 0 })
  holds!: number;

  /** Grows with each claim; who writes with an older one writes nothing. */
  @Column({ type: 'integer', default: 0 })
  epoch!: number;

  /** When somebody may take the next step; also the lease of whoever is taking one. */
  @Column({ name: 'next_step_at', type: 'timestamptz', nullable: true })
  nextStepAt!: Date | null;

  /** The last time somebody began to send it. */
  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt!: Date | null;

  @Column({ name: 'prescription_code', type: 'text', nullable: true })
  prescriptionCode!: string | null;

  /** What Protheus said of the created prescription. */
  @Column({ type: 'jsonb', nullable: true })
  prescription!: object | null;

  /** Why it ended otherwise: our codes and names of fields, no values. */
  @Column({ type: 'jsonb', nullable: true })
  error!: object | null;

  /** The vendor's words, query strings of addresses gone. */
  @Column({ name: 'vendor_text', type: 'text', nullable: true })
  vendorText!: string | null;

  @Column({ name: 'resolved_by', type: 'text', nullable: true })
  resolvedBy!: string | null;

  @Column({ name: 'accepted_at', type: 'timestamptz', default: () => 'now()' })
  acceptedAt!: Date;

  @Column({ name: 'changed_at', type: 'timestamptz', default: () => 'now()' })
  changedAt!: Date;
}
