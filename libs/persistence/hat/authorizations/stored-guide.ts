/** A guide as the tables take it: days as yyyy-MM-dd, texts that PostgreSQL can keep. */
export interface StoredGuide {
  guide: string;
  providerGuide: string | null;
  authorizationId: string | null;
  mainGuide: string | null;
  status: string | null;
  type: string | null;
  description: string | null;
  requestDate: string | null;
  authorizationDate: string | null;
  protocol: string | null;
  password: string | null;
  passwordExpireDate: string | null;
  subscriberId: string | null;
  holderCpf: string | null;
  beneficiaryName: string | null;
  providerId: string | null;
  providerDocument: string | null;
  providerName: string | null;
  professionalName: string | null;
  professionalCouncil: string | null;
  professionalCouncilNumber: string | null;
  professionalState: string | null;
  rejectionCauses: readonly object[] | null;
  leftOut: readonly string[] | null;
  /** HAT's text, to the character. */
  payload: string;
  /** SHA-256 of the content, hexadecimal. */
  hash: string;
  /** It, or a procedure of it, waits for an auditor: to be read again. */
  inAudit: boolean;
  procedures: readonly StoredProcedure[];
}

export interface StoredProcedure {
  tableCode: string | null;
  code: string | null;
  description: string | null;
  type: string | null;
  requestedQuantity: number | null;
  authorizedQuantity: number | null;
  status: string | null;
  rejectionCauses: readonly object[] | null;
  team: readonly object[] | null;
}

/** What HAT lists and could not be imported. */
export interface FailedImport {
  key: string;
  guide: string | null;
  code: string;
  payload: string;
}
