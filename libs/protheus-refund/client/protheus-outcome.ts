import type { ErrorCode, ErrorParams } from '@ponte/common';
import type { PrescribedMedication, PrescriptionAnswer, ProtheusOperation, Refund } from '@ponte/protheus-refund/contract';
import type { VendorText } from './vendor-text';

/** How one call went on the wire. `operation` is `token` when it failed before the call itself could be made. */
export interface ProtheusCallFacts {
  readonly operation: ProtheusOperation;
  readonly status?: number;
  readonly failure?: string;
  readonly durationMs: number;
}

/**
 * What is known of a call that did not succeed:
 * - `notSent`: Protheus did nothing with it. No byte left (no token, name not found, connection refused), or it was turned away with 401
 * - `answered`: Protheus or something before it refused it; nothing was stored
 * - `unknown`: it may have been carried out, now or later
 */
export type Delivery = 'notSent' | 'answered' | 'unknown';

/**
 * What to do about it:
 * - `fail`: the call is wrong as it stands; repeating it changes nothing
 * - `hold`: nothing is wrong with the call; wait (for the network, for Protheus, for whoever corrects the configuration)
 * - `rate-limited`: as hold, for as long as `retryAfterMs` says
 * - `reauthenticate`: as hold; the user, the password or the token is refused
 */
export type ProtheusAction = 'fail' | 'hold' | 'rate-limited' | 'reauthenticate';

/** An error of Protheus in our words. Carries codes and names of fields, never a value: it may be answered, stored and logged. */
export interface TranslatedError {
  readonly code: ErrorCode;
  readonly params?: ErrorParams;
  /** The request's field or the query's parameter: `medications.medicationCode`. */
  readonly field?: string;
  /** The vendor's own code; absent where it gave none that can be shown. */
  readonly vendorCode?: string;
  readonly details?: readonly TranslatedError[];
}

/** A call that did not succeed. Safe to log: `vendorText` shows only codes unless it is asked for its record. */
export interface ProtheusTrouble {
  readonly kind: 'trouble';
  readonly delivery: Delivery;
  readonly action: ProtheusAction;
  readonly error: TranslatedError;
  readonly vendorText?: VendorText;
  readonly retryAfterMs?: number;
  readonly facts: ProtheusCallFacts;
}

/** Texts as they came (codes that came as numbers are text here), quantities as numbers; what is not in `Key` may be absent. */
type Read<Wire, Key extends keyof Wire> = { [Name in Key]: string } & {
  [Name in Exclude<keyof Wire, Key>]?: NonNullable<Wire[Name]> extends number ? number : string;
};

/** One medication of a prescription. A status outside the documented ones comes as it is. */
export type MedicationItem = Read<PrescribedMedication, 'prescription_code' | 'prescription_status' | 'medication_code'>;
/** One refund protocol. A status outside the documented ones comes as it is. */
export type RefundItem = Read<Refund, 'prescription_code' | 'medication_code' | 'protocol' | 'status'>;
/** The prescription that was registered. */
export type CreatedPrescription = Read<Omit<PrescriptionAnswer, 'medications'>, 'prescriptionCode'> & {
  medications: Partial<Record<'tableCode' | 'medicationCode' | 'medicationDescription', string>>[];
};

export type CreateOutcome =
  { readonly kind: 'created'; readonly prescription: CreatedPrescription; readonly facts: ProtheusCallFacts } | ProtheusTrouble;

/** One page. `remainingRecords` counts what comes after it, where Protheus told. */
export interface ProtheusPage<Item> {
  readonly kind: 'page';
  readonly items: Item[];
  readonly hasNext: boolean;
  readonly remainingRecords?: number;
  readonly facts: ProtheusCallFacts;
}

export type PageOutcome<Item> = ProtheusPage<Item> | ProtheusTrouble;
