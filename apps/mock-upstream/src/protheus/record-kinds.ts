import type { EntityFilter, EntityKind, EntityView, FilterField } from '../engine/entity-kind';
import { FieldError } from '../engine/field-error';
import { changePrescription } from './prescription-change';
import { wishedPrescription } from './prescription-wish';
import type { ProtheusState } from './protheus.state';
import { checkRecord } from './record-schemas';
import { keyOf, type Prescription, type RecordByKind, type RecordKind, type Refund } from './records';
import { changedRefund, newRefund } from './refund-wish';

const healthInsurerCode: FilterField = { name: 'healthInsurerCode', description: 'Those of one insurer' };
const subscriberId: FilterField = { name: 'subscriberId', description: 'Those of one beneficiary' };
const prescriptionCode: FilterField = { name: 'prescriptionCode', description: 'Those of one prescription' };

const prescriptions: EntityKind<ProtheusState> = {
  ...recordKind(
    'prescriptions',
    'Prescriptions with their medications and the numbers of their refund protocols',
    subscriberId,
    prescriptionView,
  ),
  put: (state, value) => prescriptionView(state, state.put('prescriptions', wishedPrescription(state, value))),
  patch(state, key, change) {
    changePrescription(state, present(state, 'prescriptions', key), change);
    return prescriptionView(state, present(state, 'prescriptions', key));
  },
};

const refunds: EntityKind<ProtheusState> = {
  ...recordKind('refunds', 'Refund protocols of prescriptions', prescriptionCode, plainView('refunds')),
  put(state, value) {
    const prescription = state.find('prescriptions', String(value.prescriptionCode));
    if (!prescription) throw new FieldError('prescriptionCode', 'is no prescription of this world');
    return plainView('refunds')(state, state.put('refunds', newRefund(state, prescription, value)));
  },
  patch(state, key, change) {
    if (change.protocol !== undefined && change.protocol !== key) throw new FieldError('protocol', 'cannot be changed');
    const refund = present(state, 'refunds', key);
    return plainView('refunds')(state, state.put('refunds', changedRefund(state, refund, { ...change, protocol: key })));
  },
};

/** What people may look at and change. */
export const protheusKinds: readonly EntityKind<ProtheusState>[] = [
  directoryKind('insurers', 'Insurers with the registry that begins their codes'),
  directoryKind('beneficiaries', 'Beneficiaries: cards that a prescription may name', healthInsurerCode),
  directoryKind('professionals', 'Professionals, as council:state:number; whoever signs a prescription is added'),
  directoryKind('medications', 'Medications, as table:code'),
  prescriptions,
  refunds,
];

/** Records that nothing comes of: put in whole, changed by field, removed. */
function directoryKind(kind: 'insurers' | 'beneficiaries' | 'professionals' | 'medications', description: string, filter?: FilterField) {
  const view = plainView(kind);
  return {
    ...recordKind(kind, description, filter, view),
    put: (state, value) => view(state, state.put(kind, { ...value })),
    patch(state, key, change) {
      const changed = checkRecord(kind, { ...present(state, kind, key), ...change });
      if ((keyOf[kind] as (record: unknown) => string)(changed) !== key) throw new FieldError(kind, 'parts of the key cannot be changed');
      return view(state, state.put(kind, changed));
    },
  } satisfies EntityKind<ProtheusState>;
}

type View<Kind extends RecordKind> = (state: ProtheusState, record: RecordByKind[Kind]) => EntityView;

function recordKind<Kind extends RecordKind>(
  kind: Kind,
  description: string,
  filterField: FilterField | undefined,
  view: View<Kind>,
): EntityKind<ProtheusState> {
  const filtered = (state: ProtheusState, filter: EntityFilter): Iterable<RecordByKind[Kind]> => {
    const group = filterField && filter[filterField.name];
    return group === undefined ? state.all(kind) : state.ofGroup(kind, group);
  };
  return {
    name: kind,
    description,
    filters: filterField ? [filterField] : [],
    *list(state, filter) {
      for (const record of filtered(state, filter)) yield view(state, record);
    },
    count: (state, filter) => [...filtered(state, filter)].length,
    find(state, key) {
      const record = state.find(kind, key);
      return record && view(state, record);
    },
    remove: (state, key) => state.remove(kind, key),
  };
}

function plainView<Kind extends RecordKind>(kind: Kind): View<Kind> {
  return (_state, record) => ({ key: keyOf[kind](record), ...record });
}

function prescriptionView(state: ProtheusState, prescription: Prescription): EntityView {
  const protocols = [...state.refundsOf(prescription.prescriptionCode)].map(({ protocol, status }: Refund) => ({ protocol, status }));
  return { key: prescription.prescriptionCode, ...prescription, refunds: protocols };
}

function present<Kind extends RecordKind>(state: ProtheusState, kind: Kind, key: string): RecordByKind[Kind] {
  const record = state.find(kind, key);
  if (!record) throw new FieldError(kind, 'has nothing under this key');
  return record;
}
