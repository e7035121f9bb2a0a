import type { FieldContract } from '@ponte/hat/contract';

/** The fields of one object of the contract, ready for reading: names sorted, so that one state has one canonical text. */
export interface FieldTable {
  fields: readonly (FieldContract & { table?: FieldTable })[];
  /** Index by documented name, and by its lower-case form. */
  exact: ReadonlyMap<string, number>;
  folded: ReadonlyMap<string, number>;
  /** `"name":` of each field, and the bit that stands for it in a mask. */
  labels: readonly string[];
  bits: readonly number[];
}

export function fieldTable(contracts: readonly FieldContract[]): FieldTable {
  const fields = [...contracts]
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map((field) => (field.items ? { ...field, table: fieldTable(field.items) } : field));
  return {
    fields,
    exact: new Map(fields.map((field, index) => [field.name, index])),
    folded: new Map(fields.map((field, index) => [field.name.toLowerCase(), index])),
    labels: fields.map((field) => `${JSON.stringify(field.name)}:`),
    bits: fields.map((_, index) => 2 ** index),
  };
}
