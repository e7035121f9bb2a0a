/**
 * One authorization, whichever vendor it came from: `docs/authorizations.md` says field by field where each value comes from. What a
 * vendor does not say is null, never guessed; null for a list means that the vendor was not asked or does not tell, `[]` that there is none.
 */
export interface Authorization {
  readonly source: AuthorizationSourceName;
  /** Number by which the source knows the guide. */
  readonly guide: string;
  /** The provider's number of the guide. */
  readonly providerGuide: string | null;
  readonly status: AuthorizationStatus | null;
  /** The status as the vendor wrote it. */
  readonly vendorStatus: string | null;
  readonly type: AuthorizationType | null;
  readonly vendorType: string | null;
  /** Days as yyyy-MM-dd, as the vendor wrote them: never moved to another time zone. */
  readonly requestedOn: string | null;
  /** The same with its time, where the vendor tells one (ISO 8601). */
  readonly requestedAt: string | null;
  readonly authorizedOn: string | null;
  readonly validUntil: string | null;
  readonly password: string | null;
  readonly protocol: string | null;
  readonly beneficiary: AuthorizationBeneficiary;
  readonly provider: AuthorizationProvider | null;
  readonly professional: AuthorizationProfessional | null;
  readonly procedures: readonly AuthorizationProcedure[] | null;
  readonly rejectionCauses: readonly RejectionCause[] | null;
}

export type AuthorizationSourceName = 'hat' | 'medsenior';

/** What became of a guide, in words that hold for every vendor. */
export type AuthorizationStatus =
  | 'authorized'
  | 'partly_authorized'
  | 'pre_authorized'
  | 'denied'
  | 'awaiting_analysis'
  | 'in_analysis'
  | 'extension_awaiting_analysis'
  | 'extension_in_analysis'
  | 'serial_analyzed'
  | 'cancelled';

export type AuthorizationType = 'consultation' | 'exam' | 'execution' | 'hospitalization' | 'dental' | 'emergency';

export interface AuthorizationBeneficiary {
  /** The operator's number of the member; with MedSenior only through an explicit link of the watch list. */
  readonly subscriberId: string | null;
  /** MedSenior's number of the contract. */
  readonly matricula: string | null;
  readonly cpf: string | null;
  /** Of the holder, who may be somebody else: no key to join by. */
  readonly holderCpf: string | null;
  readonly name: string | null;
}

export interface AuthorizationProvider {
  readonly id: string | null;
  /** CPF or CNPJ. */
  readonly document: string | null;
  readonly name: string | null;
}

export interface AuthorizationProfessional {
  readonly name: string | null;
  /** As CRM. */
  readonly council: string | null;
  readonly councilNumber: string | null;
  readonly state: string | null;
  /** Code of the occupation (CBO). */
  readonly occupation: string | null;
}

export interface AuthorizationProcedure {
  /** Table of the code as the vendor names it, `22` for TUSS procedures at HAT. */
  readonly table: string | null;
  readonly code: string | null;
  readonly description: string | null;
  readonly requestedQuantity: number | null;
  readonly authorizedQuantity: number | null;
  readonly status: AuthorizationStatus | null;
  readonly vendorStatus: string | null;
  /** Who performs it, in words. */
  readonly performer: string | null;
  readonly approvedOn: string | null;
  readonly rejectionCauses: readonly RejectionCause[] | null;
}

export interface RejectionCause {
  readonly code: string | null;
  readonly description: string | null;
}
