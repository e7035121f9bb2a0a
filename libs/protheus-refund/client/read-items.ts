import { answerFields } from '@ponte/protheus-refund/contract';
import type { CreatedPrescription, MedicationItem, RefundItem } from './protheus-outcome';
import { isObject, readInteger, readProperty, readText, type JsonObject } from './read-answer';

/** Fields without which an item says nothing about anything. */
const medicationKeys = ['prescription_code', 'prescription_status', 'medication_code'] as const;
const refundKeys = ['prescription_code', 'medication_code', 'protocol', 'status'] as const;

/** Reads one item; undefined when it lacks what identifies it. `partial` when the call itself left fields out. */
export type ItemReader<Item> = (item: unknown, partial: boolean) => Item | undefined;

export const readMedication: ItemReader<MedicationItem> = (item, partial) =>
  readItem('PrescribedMedication', item, partial ? [] : medicationKeys) as MedicationItem | undefined;

export const readRefund: ItemReader<RefundItem> = (item, partial) =>
  readItem('Refund', item, partial ? [] : refundKeys) as RefundItem | undefined;

/** The answer of POST; undefined when it names no prescription. */
export function readPrescription(content: JsonObject): CreatedPrescription | undefined {
  const prescription = readItem('PrescriptionAnswer', content, ['prescriptionCode']);
  if (!prescription) return undefined;
  const medications = readProperty(content, 'medications');
  return {
    ...prescription,
    medications: (Array.isArray(medications) ? medications.filter(isObject) : []).map((medication) => {
      const fields = ['tableCode', 'medicationCode', 'medicationDescription'] as const;
      return Object.fromEntries(fields.flatMap((name) => entryOf(name, readText(readProperty(medication, name)))));
    }),
  } as CreatedPrescription;
}

/** Documented fields in any letter case; what cannot be read is left out, as is what nobody documented. */
function readItem(schema: Parameters<typeof answerFields>[0], item: unknown, keys: readonly string[]): Record<string, unknown> | undefined {
  if (!isObject(item)) return undefined;
  const read: Record<string, unknown> = {};
  for (const [name, kind] of answerFields(schema)) {
    if (kind === 'list') continue;
    const value = readProperty(item, name);
    const known = kind === 'integer' ? readInteger(value) : readText(value);
    if (known !== undefined) read[name] = known;
  }
  return keys.every((name) => read[name] !== undefined && read[name] !== '') ? read : undefined;
}

function entryOf(name: string, value: string | undefined): [string, string][] {
  return value === undefined ? [] : [[name, value]];
}
