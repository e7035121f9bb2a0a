import type { PrescriptionStatus, RefundStatus } from '@ponte/protheus-refund/contract';

export interface Insurer {
  healthInsurerCode: string;
  /** First 6 digits of the codes of its prescriptions and protocols. */
  ansRegistry: string;
  name: string;
}

export interface Beneficiary {
  subscriberId: string;
  healthInsurerCode: string;
  name: string;
}

export interface Professional {
  professionalCouncil: string;
  stateAbbreviation: string;
  professionalCouncilNumber: string;
  professionalName: string;
}

export interface Medication {
  tableCode: string;
  medicationCode: string;
  medicationDescription: string;
}

/** A medication of a prescription. Dates are yyyy-MM-dd, as all dates here. */
export interface PrescriptionLine extends Medication {
  unitMeasure: string;
  quantityAuthorized: number;
  quantityExecuted: number;
  initialDate: string;
  finalDate: string;
}

export interface Prescription extends Professional {
  prescriptionCode: string;
  status: PrescriptionStatus;
  subscriberId: string;
  registrationDate: string;
  startValidityDate: string;
  endValidityDate: string;
  medications: readonly PrescriptionLine[];
}

export interface Refund {
  protocol: string;
  prescriptionCode: string;
  medicationCode: string;
  medicationDescription: string;
  status: RefundStatus;
  requestDate: string;
  quantityRequested: number;
  /** May lie before `requestDate`: the vendor's own example does. */
  repaymentDate?: string;
}

/** Everything Protheus holds here, by the names of the admin routes. */
export interface RecordByKind {
  insurers: Insurer;
  beneficiaries: Beneficiary;
  professionals: Professional;
  medications: Medication;
  prescriptions: Prescription;
  refunds: Refund;
}
export type RecordKind = keyof RecordByKind;

export const keyOf: { readonly [Kind in RecordKind]: (record: RecordByKind[Kind]) => string } = {
  insurers: ({ healthInsurerCode }) => healthInsurerCode,
  beneficiaries: ({ subscriberId }) => subscriberId,
  professionals: (one) => [one.professionalCouncil, one.stateAbbreviation, one.professionalCouncilNumber].join(':'),
  medications: ({ tableCode, medicationCode }) => `${tableCode}:${medicationCode}`,
  prescriptions: ({ prescriptionCode }) => prescriptionCode,
  refunds: ({ protocol }) => protocol,
};

/** Who or what a record is looked up by, beside its key. */
export const groupOf: { readonly [Kind in RecordKind]: (record: RecordByKind[Kind]) => string } = {
  insurers: ({ ansRegistry }) => ansRegistry,
  beneficiaries: ({ healthInsurerCode }) => healthInsurerCode,
  professionals: ({ professionalCouncil }) => professionalCouncil,
  medications: ({ tableCode }) => tableCode,
  prescriptions: ({ subscriberId }) => subscriberId,
  refunds: ({ prescriptionCode }) => prescriptionCode,
};
