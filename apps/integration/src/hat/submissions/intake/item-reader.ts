import type { ErrorCode, ErrorDetail } from '@ponte/common';
import { itemValidators, resourceContracts, type FieldKind, type HatResource, type ValidateFunction } from '@ponte/hat/contract';
import { canonicalValue } from './canonical-value';
import { contractFaults } from './contract-faults';
import { fieldTable, type FieldTable } from './field-table';
import type { CanonicalItem } from './item-keys';

/** An item as the hub keeps it, and one bit per field that it carries. */
export interface ReadItem {
  item: CanonicalItem;
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

function readObject(table: FieldTable, raw: unknown, path: string, faults: ErrorDetail[]): ReadItem | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    faults.push({ code: 'ITEM_NOT_OBJECT', path });
    return undefined;
  }
  const values = placeValues(table, raw as Record<string, unknown>, path, faults);
  const item: Record<string, unknown> = {};
  let fieldMask = 0;
  for (let index = 0; index < table.fields.length; index++) {
    const value = values[index];
    const field = table.fields[index];
    if (value === undefined || field === undefined) continue;
    fieldMask += 2 ** index;
    if (field.kind === 'list') {
      item[field.name] = readList(field.table ?? fieldTable([]), value, `${path}.${field.name}`, faults);
      continue;
    }
    const canonical = canonicalValue(field.kind, value);
    if ('value' in canonical) item[field.name] = canonical.value;
    else {
      faults.push({ code: canonical.fault, path: `${path}.${field.name}`, params: paramsOf(canonical.fault, field.kind) });
    }
  }
  return { item, fieldMask };
}

function readList(table: FieldTable, value: unknown, path: string, faults: ErrorDetail[]): unknown {
  if (!Array.isArray(value)) {
    faults.push({ code: 'FIELD_TYPE', path, params: { expected: 'array' } });
    return [];
  }
  return value.map((entry, index) => readObject(table, entry, `${path}[${index}]`, faults)?.item ?? {});
}

/** A misspelt field must not vanish, nor one field hide behind another spelling of itself. */
function placeValues(table: FieldTable, raw: Record<string, unknown>, path: string, faults: ErrorDetail[]): unknown[] {
  const values = new Array<unknown>(table.fields.length).fill(undefined);
  for (const name in raw) {
    const index = table.exact.get(name) ?? table.folded.get(name.toLowerCase());
    if (index === undefined) faults.push({ code: 'FIELD_UNKNOWN', path: `${path}.${printable(name)}` });
    else if (values[index] !== undefined) faults.push({ code: 'FIELD_REPEATED', path: `${path}.${table.fields[index]?.name ?? ''}` });
    else values[index] = raw[name];
  }
  return values;
}

/** A name sent by a caller, where it looks like a name: anything else could be data in the wrong place. */
export function printable(name: string): string {
  return /^[A-Za-z_][A-Za-z_]{0,39}$/.test(name) ? name : '?';
}

function paramsOf(fault: ErrorCode, kind: FieldKind): ErrorDetail['params'] {
  if (fault === 'FIELD_TYPE') return { expected: kind === 'integer' ? 'integer' : 'string' };
  if (fault === 'FIELD_ENUM') return { allowed: kind === 'gender' ? '1, 2, M, F' : 'Bloqueio, Desbloqueio' };
  return undefined;
}
