import { FieldError } from '../engine/field-error';
import { changePrescription, type PrescriptionChange } from './prescription-change';
import { wishedPrescription, type PrescriptionWish } from './prescription-wish';
import type { ProtheusState } from './protheus.state';
import type { Beneficiary, Insurer, Medication, Prescription, Professional, Refund } from './records';
import { changedRefund, newRefund, type RefundChange, type RefundWish } from './refund-wish';

/** What the in-process emulator offers for Protheus beside the common. All dates are yyyy-MM-dd. */
export interface ProtheusDoor {
  insurers(): readonly Insurer[];
  beneficiaries(): readonly Beneficiary[];
  professionals(): readonly Professional[];
  medications(): readonly Medication[];
  /** All of the world, or those of one beneficiary, in the order of their coming. */
  prescriptions(subscriberId?: string): readonly Prescription[];
  /** All of the world, or those of one prescription. */
  refunds(prescriptionCode?: string): readonly Refund[];
  /** As if registered at the counter: no call, no fault. @throws FieldError */
  createPrescription(wish: PrescriptionWish): Prescription;
  /** A refund protocol of a prescription. @throws FieldError */
  createRefund(prescriptionCode: string, wish?: RefundWish): Refund;
  /**
   * Moves a prescription to another status, or changes more of it.
   * @param change a status, or the fields to change
   * @throws FieldError
   */
  move(prescriptionCode: string, change: string | PrescriptionChange): Prescription;
  /** As `move`, for a refund protocol: its number may be the code of a prescription too, for the two are counted apart. @throws FieldError */
  moveRefund(protocol: string, change: string | RefundChange): Refund;
  /** Removes a prescription with its refund protocols. */
  remove(prescriptionCode: string): void;
  /** Every token is refused from now on. */
  forgetTokens(): void;
}

export function protheusDoor(state: () => ProtheusState): ProtheusDoor {
  const prescription = (code: string): Prescription => {
    const found = state().find('prescriptions', code);
    if (!found) throw new FieldError('prescriptionCode', 'is no prescription of this world');
    return found;
  };
  return {
    insurers: () => [...state().all('insurers')],
    beneficiaries: () => [...state().all('beneficiaries')],
    professionals: () => [...state().all('professionals')],
    medications: () => [...state().all('medications')],
    prescriptions: (subscriberId) => [
      ...(subscriberId === undefined ? state().all('prescriptions') : state().ofGroup('prescriptions', subscriberId)),
    ],
    refunds: (code) => [...(code === undefined ? state().all('refunds') : state().refundsOf(code))],
    createPrescription: (wish) => state().put('prescriptions', wishedPrescription(state(), { ...wish })),
    createRefund: (code, wish = {}) => state().put('refunds', newRefund(state(), prescription(code), { ...wish })),
    move(code, change) {
      changePrescription(state(), prescription(code), fieldsOf(change));
      return prescription(code);
    },
    moveRefund(protocol, change) {
      const refund = state().find('refunds', protocol);
      if (!refund) throw new FieldError('protocol', 'is no refund protocol of this world');
      return state().put('refunds', changedRefund(state(), refund, { ...fieldsOf(change), protocol }));
    },
    remove: (code) => state().remove('prescriptions', code),
    forgetTokens: () => state().forgetTokens(),
  };
}

function fieldsOf(change: string | object): Record<string, unknown> {
  return typeof change === 'string' ? { status: change } : { ...change };
}
