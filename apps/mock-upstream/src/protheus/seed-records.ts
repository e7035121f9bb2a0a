import { operator } from '@ponte/generators';
import { exampleBeneficiary, examplePrescriptions, exampleProfessionals, exampleRefunds } from './example-records';
import { medicationTable } from './medication-table';
import { keyOf, type Insurer, type RecordByKind, type RecordKind } from './records';

export interface SeedSize {
  peopleSeed: string;
  people: number;
  professionals: number;
}

/** What every world begins with, by kind and key. Shared by all worlds that ask for the same. */
export type SeedRecords = { readonly [Kind in RecordKind]: ReadonlyMap<string, RecordByKind[Kind]> };

const kept = new Map<string, SeedRecords>();
const mostKept = 8;

/** The insurer of the document, the people and professionals of the sample operator, the document's own records. */
export function seedRecords(size: SeedSize): SeedRecords {
  const name = `${size.peopleSeed}:${size.people}:${size.professionals}`;
  let records = kept.get(name);
  if (!records) {
    records = makeSeed(size);
    if (kept.size >= mostKept) for (const oldest of [...kept.keys()].slice(0, 1)) kept.delete(oldest);
    kept.set(name, records);
  }
  return records;
}

function makeSeed({ peopleSeed, people, professionals }: SeedSize): SeedRecords {
  const made = operator({ seed: peopleSeed });
  const insurer: Insurer = { healthInsurerCode: made.healthInsurerId, ansRegistry: made.ansRegistry, name: 'OPERADORA EXEMPLO' };
  const generated = [...made.people({ count: people })].map(({ person: { subscriberId, name } }) => ({
    subscriberId,
    healthInsurerCode: made.healthInsurerId,
    name,
  }));
  const signing = [...made.providers({ count: professionals })].map(({ professional: { name, registration } }) => ({
    professionalCouncil: registration.council,
    stateAbbreviation: registration.state,
    professionalCouncilNumber: registration.number,
    professionalName: name,
  }));
  return {
    insurers: byKey('insurers', [insurer]),
    beneficiaries: byKey('beneficiaries', [...generated, exampleBeneficiary]),
    professionals: byKey('professionals', [...signing, ...exampleProfessionals]),
    medications: byKey('medications', medicationTable),
    prescriptions: byKey('prescriptions', examplePrescriptions),
    refunds: byKey('refunds', exampleRefunds),
  };
}

function byKey<Kind extends RecordKind>(kind: Kind, records: readonly RecordByKind[Kind][]): ReadonlyMap<string, RecordByKind[Kind]> {
  return new Map(records.map((record) => [keyOf[kind](record), record]));
}
