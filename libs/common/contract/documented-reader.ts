import { storableText } from '../json/storable-text';

/** The part of JSON Schema that says which JSON type stands where. */
export interface DocumentedShape {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, DocumentedShape>>;
  readonly items?: DocumentedShape;
  /** Text, though the vendor may write it as a number. */
  readonly 'x-identifier'?: boolean;
}

export interface DocumentedReading {
  /** Holds documented fields only, each of a documented JSON type; undefined when nothing could be read. */
  readonly value: unknown;
  /** Where something stood that is of another type, as `procedures[0].status`; its values are not told. */
  readonly leftOut: readonly string[];
}

/** Reads one value; undefined where there is none to read, in which case it tells where something else stood. */
type Reader = (given: unknown, at: Place) => unknown;

/** The names and indices that lead to a value, and where something was left out so far. */
interface Place {
  readonly path: (string | number)[];
  readonly leftOut: string[];
}

/**
 * Reads what a vendor sent the way its contract describes it, without losing the whole for the sake of a part: null counts as absent,
 * a number where text is documented becomes text, numeric text where only a number is documented becomes a number, and a lone object
 * where a list is documented becomes a list of one. Text that a database cannot keep is mended. Unknown fields are left aside; formats
 * and sizes are not looked at. A shape is taken apart once, reading costs a fraction of parsing.
 * @param shape of the contract, not recursive; references lead into `schemas`
 */
export function documentedReader(
  shape: DocumentedShape,
  schemas: Readonly<Record<string, object>> = {},
): (value: unknown) => DocumentedReading {
  const read = readerOf(shape, schemas);
  return (value) => {
    const at: Place = { path: [], leftOut: [] };
    return { value: read(value, at), leftOut: at.leftOut };
  };
}

function readerOf({ $ref, ...own }: DocumentedShape, schemas: Readonly<Record<string, object>>): Reader {
  if ($ref !== undefined) {
    const named = schemas[$ref.slice($ref.lastIndexOf('/') + 1)];
    if (!named) throw new Error(`the contract has no schema ${$ref}`);
    return readerOf({ ...named, ...own }, schemas);
  }
  const types = own.type === undefined ? [] : [own.type].flat();
  if (types.length === 0) return (given) => given ?? undefined;
  if (types.includes('array')) return listReader(readerOf(own.items ?? {}, schemas));
  if (types.includes('object')) {
    return objectReader(Object.entries(own.properties ?? {}).map(([name, child]) => [name, readerOf(child, schemas)] as const));
  }
  return plainReader(types, own['x-identifier'] === true);
}

function listReader(read: Reader): Reader {
  return (given, at) => {
    if (given === null || given === undefined) return undefined;
    const entries: unknown[] = Array.isArray(given) ? given : [given];
    const list: unknown[] = [];
    for (const [index, entry] of entries.entries()) {
      at.path.push(index);
      const value = read(entry, at);
      at.path.pop();
      if (value !== undefined) list.push(value);
    }
    return list;
  };
}

function objectReader(fields: readonly (readonly [string, Reader])[]): Reader {
  return (given, at) => {
    if (given === null || given === undefined) return undefined;
    if (typeof given !== 'object' || Array.isArray(given)) return leaveOut(at);
    const object: Record<string, unknown> = {};
    for (const [name, read] of fields) {
      const field = (given as Record<string, unknown>)[name];
      if (field === undefined || field === null) continue;
      at.path.push(name);
      const value = read(field, at);
      at.path.pop();
      if (value !== undefined) object[name] = value;
    }
    return object;
  };
}

const numeric = /^-?\d{1,15}(\.\d{1,10})?$/;

function plainReader(types: readonly string[], identifier: boolean): Reader {
  const text = types.includes('string');
  const number = types.includes('number') || types.includes('integer');
  const flag = types.includes('boolean');
  const plain = (value: unknown): unknown => {
    if (typeof value === 'number') return number && !identifier ? value : text ? String(value) : undefined;
    if (typeof value === 'boolean') return flag ? value : undefined;
    if (typeof value !== 'string') return undefined;
    if (text) return storableText(value);
    if (number) return numeric.test(value.trim()) ? Number(value) : undefined;
    return flag && /^(true|false)$/i.test(value) ? value.toLowerCase() === 'true' : undefined;
  };
  return (given, at) => (given === null || given === undefined ? undefined : (plain(given) ?? leaveOut(at)));
}

function leaveOut({ path, leftOut }: Place): undefined {
  leftOut.push(path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${part}` : part), ''));
  return undefined;
}
