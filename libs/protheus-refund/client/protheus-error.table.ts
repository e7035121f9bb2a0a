import type { ErrorCode } from '@ponte/common';
import type { ProtheusOperation } from '@ponte/protheus-refund/contract';
import type { Delivery, ProtheusAction } from './protheus-outcome';

/** What an answer says of itself; texts in lower case without accents. */
export interface FaultFeatures {
  readonly operation: ProtheusOperation;
  readonly status: number;
  /** The vendor's code; absent where there is none, or where it only repeats the HTTP status. */
  readonly code?: string;
  readonly hasDetails: boolean;
  readonly message: string;
}

/** One row. Absent conditions hold for everything. `status` of three digits, or `4xx`. */
export interface ProtheusErrorRow {
  readonly operation?: ProtheusOperation | 'lists';
  readonly status?: number | `${number}xx`;
  readonly code?: RegExp;
  readonly details?: boolean;
  readonly message?: RegExp;
  readonly delivery: Delivery;
  readonly action: ProtheusAction;
  readonly error: ErrorCode;
  readonly field?: string;
}

const refused = { delivery: 'answered', action: 'fail' } as const;
const held = { delivery: 'answered', action: 'hold' } as const;
const json = { error: 'PROTHEUS_BODY_NOT_JSON' } as const;
const key = { error: 'PROTHEUS_QUERY_KEY_MISSING' } as const;
const subscriber = { error: 'PROTHEUS_SUBSCRIBER_UNKNOWN', field: 'subscriberId' } as const;
const prescription = { error: 'PROTHEUS_PRESCRIPTION_UNKNOWN', field: 'prescriptionCode' } as const;

/**
 * First match wins. A code of the catalogue decides whatever the HTTP status, 2xx and 5xx included: no document prints a status, and
 * Protheus turns one it does not know into 500. `E001` has four meanings, told apart by operation, then details, then message, then status.
 * Only an answer that proves a refusal is `answered`; what may have been carried out is `unknown`.
 */
const protheusErrorTable: readonly ProtheusErrorRow[] = [
  { operation: 'token', status: 400, delivery: 'notSent', action: 'reauthenticate', error: 'PROTHEUS_LOGIN_REFUSED' },
  { operation: 'token', status: 403, delivery: 'notSent', action: 'reauthenticate', error: 'PROTHEUS_LOGIN_REFUSED' },
  { status: 401, delivery: 'notSent', action: 'reauthenticate', error: 'PROTHEUS_LOGIN_REFUSED' },

  { operation: 'createPrescription', code: /^E001$/, message: /json/, ...refused, ...json },
  { operation: 'createPrescription', code: /^E001$/, message: /beneficiario nao encontrado/, ...refused, ...subscriber },
  { operation: 'createPrescription', code: /^E001$/, status: 406, ...refused, ...json },
  { operation: 'createPrescription', code: /^E002/, ...refused, error: 'PROTHEUS_BODY_INVALID' },
  { operation: 'createPrescription', code: /^E003/, ...refused, error: 'PROTHEUS_INSURER_UNKNOWN', field: 'healthInsurerCode' },
  { operation: 'createPrescription', code: /^E004/, ...refused, ...subscriber },
  { operation: 'createPrescription', code: /^E005/, ...refused, error: 'PROTHEUS_PRESCRIPTION_REFUSED' },

  { operation: 'lists', code: /^E001/, details: true, ...refused, ...key },
  { operation: 'lists', code: /^E001/, message: /chave/, ...refused, ...key },
  { operation: 'lists', code: /^E001$/, message: /beneficiario/, ...refused, ...subscriber },
  { operation: 'lists', code: /^E001$/, message: /receita/, ...refused, ...prescription },
  { operation: 'listMedications', code: /^E001$/, status: 404, ...refused, ...subscriber },
  { operation: 'listRefunds', code: /^E001$/, status: 404, ...refused, ...prescription },
  { operation: 'lists', code: /^E001$/, status: 406, ...refused, ...key },

  { status: 403, ...held, error: 'PROTHEUS_FORBIDDEN' },
  { status: 405, ...held, error: 'PROTHEUS_ADDRESS_UNKNOWN' },
  { status: '3xx', ...held, error: 'PROTHEUS_ADDRESS_UNKNOWN' },
  { status: 429, delivery: 'answered', action: 'rate-limited', error: 'PROTHEUS_BUSY' },
  // The server gave up waiting for the rest of a request that it may have begun to work on.
  { status: 408, delivery: 'unknown', action: 'hold', error: 'PROTHEUS_FAULT' },
  { status: '4xx', code: /./, ...refused, error: 'PROTHEUS_ERROR_UNKNOWN' },
  { status: 404, ...held, error: 'PROTHEUS_ADDRESS_UNKNOWN' },
  { status: '4xx', ...refused, error: 'PROTHEUS_ERROR_UNKNOWN' },
  { status: 503, delivery: 'unknown', action: 'rate-limited', error: 'PROTHEUS_BUSY' },
  { status: '5xx', delivery: 'unknown', action: 'hold', error: 'PROTHEUS_FAULT' },
  { delivery: 'unknown', action: 'hold', error: 'PROTHEUS_ANSWER_UNKNOWN' },
];

export function protheusErrorRow(features: FaultFeatures): ProtheusErrorRow {
  const row = protheusErrorTable.find((candidate) => holds(candidate, features));
  if (!row) throw new Error('the error table of Protheus has no last row');
  return row;
}

function holds(row: ProtheusErrorRow, { operation, status, code, hasDetails, message }: FaultFeatures): boolean {
  if (row.operation === 'lists' ? !/^list/.test(operation) : row.operation !== undefined && row.operation !== operation) return false;
  if (row.status !== undefined && row.status !== status && row.status !== `${Math.floor(status / 100)}xx`) return false;
  if (row.code && !(code !== undefined && row.code.test(code))) return false;
  if (row.details !== undefined && row.details !== hasDetails) return false;
  return !row.message || row.message.test(message);
}

/**
 * What is known when no usable answer came. The code of the failure does not decide: a name not found and a connection refused happen
 * before anything is written, most others on either side of that moment.
 * @param bytesWritten false only when it is certain that nothing left this machine
 */
export function networkRow(bytesWritten: boolean): Pick<ProtheusErrorRow, 'delivery' | 'action' | 'error'> {
  return bytesWritten
    ? { delivery: 'unknown', action: 'hold', error: 'PROTHEUS_NO_ANSWER' }
    : { delivery: 'notSent', action: 'hold', error: 'PROTHEUS_NOT_REACHED' };
}
