import { itemValidators, resourceContracts, type FieldContract, type HatResource } from '@ponte/hat/contract';
import type { HatItem } from './hat.settings';

/** An item in the documents' spelling; `refusal` is the vendor's reason when it breaks the contract, `fault` the developer's. */
export interface CheckedItem {
  item: HatItem;
  refusal?: string;
  fault?: string;
}

/** `eventType` as the Protheus client sends it raw is one character; its domain is not published, so this reading is ours. */
const eventTypeVariants: Readonly<Record<string, string>> = {
  bloqueio: 'Bloqueio',
  b: 'Bloqueio',
  '0': 'Bloqueio',
  desbloqueio: 'Desbloqueio',
  d: 'Desbloqueio',
  '1': 'Desbloqueio',
};

const canonicalNames = new Map<readonly FieldContract[], ReadonlyMap<string, FieldContract>>();

/**
 * Holds one item to the contract. The usual item is in the documents' spelling and passes untouched; only one that does not is
 * looked at again with its names read in any letter case.
 */
export function checkItem(resource: HatResource, item: HatItem): CheckedItem {
  const validate = itemValidators[resource];
  if (validate(item)) return { item };
  const renamed = inDocumentedSpelling(resourceContracts[resource].fields, item);
  if (renamed === undefined) return { item, refusal: 'campo informado em duas grafias', fault: 'one field in two spellings' };
  if (validate(renamed)) return { item: renamed };
  const error = validate.errors?.[0];
  const field = error?.instancePath.slice(1) ?? '';
  // Names the caller made up stay out of the vendor's line: they might read like the key of another item.
  if (error?.keyword === 'additionalProperties') {
    return { item: renamed, refusal: 'campo desconhecido', fault: `unknown field ${String(error.params.additionalProperty)}` };
  }
  if (error?.keyword === 'required') {
    const missing = String(error.params.missingProperty);
    return { item: renamed, refusal: `campo ${missing} obrigatorio`, fault: `${missing} is missing` };
  }
  return { item: renamed, refusal: `campo ${field} invalido`, fault: `${field} ${error?.message ?? 'is invalid'}` };
}

function inDocumentedSpelling(fields: readonly FieldContract[], item: HatItem): HatItem | undefined {
  const byLowerCase = namesOf(fields);
  const renamed: HatItem = {};
  for (const [given, value] of Object.entries(item)) {
    const field = byLowerCase.get(given.toLowerCase());
    const name = field?.name ?? given;
    if (Object.hasOwn(renamed, name)) return undefined;
    renamed[name] = field ? valueInDocumentedSpelling(field, value) : value;
  }
  return renamed;
}

function valueInDocumentedSpelling(field: FieldContract, value: unknown): unknown {
  if (field.kind === 'eventType' && typeof value === 'string') return eventTypeVariants[value.toLowerCase()] ?? value;
  const inner = field.items;
  if (!inner || !Array.isArray(value)) return value;
  return value.map((entry: unknown) => (isItem(entry) ? (inDocumentedSpelling(inner, entry) ?? entry) : entry));
}

function namesOf(fields: readonly FieldContract[]): ReadonlyMap<string, FieldContract> {
  let names = canonicalNames.get(fields);
  if (!names) {
    names = new Map(fields.map((field) => [field.name.toLowerCase(), field]));
    canonicalNames.set(fields, names);
  }
  return names;
}

export function isItem(value: unknown): value is HatItem {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
