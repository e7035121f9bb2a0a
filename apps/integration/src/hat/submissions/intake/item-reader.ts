import { printableName, type ErrorCode, type ErrorDetail } from '@ponte/common';
import { itemValidators, resourceContracts, type FieldKind, type HatResource, type ValidateFunction } from '@ponte/hat/contract';
import { canonicalValue } from './canonical-value';
import { contractFaults } from './contract-faults';
import { fieldTable, type FieldTable } from './field-table';
import type { CanonicalItem } from './item-keys';

/** An item as the hub keeps it, and one bit per field that it carries. */
export interface ReadItem {
  item: CanonicalItem;
  /** The item as JSON, fields sorted: the same state is always the same text. */
  payload: string;
  fieldMask: number;
}

/**
 * Reads the items of one resource: names matched whatever their case, values made canonical, the rest checked by the contract.
 * Every fault is a detail; nothing of a value ever stands in one.
 */
export class ItemReader {
  private readonly table: FieldTable;
  private readonly validate: ValidateFunction;

  constructor(resource: HatResource) {
    this.table = fieldTable(resourceContracts[resource].fields);
    this.validate = itemValidators[resource];
  }

  /** @param path where the item stands, as `items[17]` @returns undefined when it has faults */
  read(raw: unknown, path: string, faults: ErrorDetail[]): ReadItem | undefined {
    const before = faults.length;
    const read = readObject(this.table, raw, path, faults);
    if (!read) return undefined;
    if (!this.validate(read.item)) {
      const known = new Set(faults.slice(before).map((fault) => fault.path));
      faults.push(...contractFaults(this.validate.errors ?? [], path).filter((fault) => !known.has(fault.path)));
    }
    return faults.length === before ? read : undefined;
  }
}

/**
 * Makes an object canonical, in place where its names are spelt as documented: a fresh object of 24 fields set one by one becomes a
 * slow dictionary for V8, and every later step (contract, keys, text) pays for it.
 */
function readObject(table: FieldTable, raw: unknown, path: string, faults: ErrorDetail[]): ReadItem | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    faults.push({ code: 'ITEM_NOT_OBJECT', path });
    return undefined;
  }
  const given = raw as Record<string, unknown>;
  const { values, exact } = placeValues(table, given, path, faults);
  const item = exact ? given : {};
  let fieldMask = 0;
  // Joined at the end: a text grown piece by piece is a tree of pieces, and 10,000 of them kept alive are work for the collector.
  const texts: string[] = [];
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    const field = table.fields[index];
    if (value === undefined || field === undefined) continue;
    fieldMask += table.bits[index] ?? 0;
    const canonical =
      field.kind === 'list'
        ? readList(field.table ?? fieldTable([]), value, `${path}.${field.name}`, faults)
        : readValue(field.kind, value, path, field.name, faults);
    if (canonical === undefined) continue;
    if (!exact || canonical.value !== value) item[field.name] = canonical.value;
    texts.push(texts.length === 0 ? '{' : ',', table.labels[index] ?? '', canonical.text);
  }
  texts.push(texts.length === 0 ? '{}' : '}');
  return { item, fieldMask, payload: texts.join('') };
}

interface ReadValue {
  value: unknown;
  /** As JSON. */
  text: string;
}

function readValue(
  kind: Exclude<FieldKind, 'list'>,
  raw: unknown,
  path: string,
  name: string,
  faults: ErrorDetail[],
): ReadValue | undefined {
  const canonical = canonicalValue(kind, raw);
  if ('value' in canonical) return { value: canonical.value, text: jsonText(canonical.value) };
  faults.push({ code: canonical.fault, path: `${path}.${name}`, params: paramsOf(canonical.fault, kind) });
  return undefined;
}

/** What JSON would escape, or a lone surrogate. */
const toBeEscaped = /["\\\p{Cc}\p{Cs}]/u;

function jsonText(value: unknown): string {
  return typeof value === 'string' && !toBeEscaped.test(value) ? `"${value}"` : JSON.stringify(value);
}

function readList(table: FieldTable, value: unknown, path: string, faults: ErrorDetail[]): ReadValue {
  if (!Array.isArray(value)) {
    faults.push({ code: 'FIELD_TYPE', path, params: { expected: 'array' } });
    return { value: [], text: '[]' };
  }
  const entries = value.map((entry, index) => readObject(table, entry, `${path}[${index}]`, faults));
  return { value: entries.map((entry) => entry?.item ?? {}), text: `[${entries.map((entry) => entry?.payload ?? '{}').join(',')}]` };
}

/** A misspelt field must not vanish, nor one field hide behind another spelling of itself. */
function placeValues(table: FieldTable, raw: Record<string, unknown>, path: string, faults: ErrorDetail[]) {
  const values = new Array<unknown>(table.fields.length).fill(undefined);
  let exact = true;
  for (const name in raw) {
    let index = table.exact.get(name);
    if (index === undefined) {
      exact = false;
      index = table.folded.get(name.toLowerCase());
    }
    if (index === undefined) faults.push({ code: 'FIELD_UNKNOWN', path: `${path}.${printableName(name)}` });
    else if (values[index] !== undefined) faults.push({ code: 'FIELD_REPEATED', path: `${path}.${table.fields[index]?.name ?? ''}` });
    else values[index] = raw[name];
  }
  return { values, exact };
}

function paramsOf(fault: ErrorCode, kind: FieldKind): ErrorDetail['params'] {
  if (fault === 'FIELD_TYPE') return { expected: kind === 'integer' ? 'integer' : 'string' };
  if (fault === 'FIELD_ENUM') return { allowed: kind === 'gender' ? '1, 2, M, F' : 'Bloqueio, Desbloqueio' };
  return undefined;
}
