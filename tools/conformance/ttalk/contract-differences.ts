import type { Contract, Operation, Schema } from '../contract';
import type { TtalkDocuments, TtalkOperation, TtalkParameter, TtalkSchema } from './ttalk-documents';

/** A place at which TOTVS' files and this project say different things. */
export interface TtalkDifference {
  at: string;
  theirs: string;
  here: string;
}

/** Where TOTVS' files and the contract say different things, parts by parts. */
export function contractDifferences(ttalk: TtalkDocuments, contract: Contract): TtalkDifference[] {
  const shared = sharedOperations(ttalk, contract);
  const ours = new Set(shared.map(([, operation]) => operation));
  const theirs = new Set(shared.map(([operation]) => operation));
  const [basePath = ''] = contract.basePaths;
  return [
    ...[...ttalk.servers].map(([api, path]) => ({ at: `server of ${api}`, theirs: path, here: basePath })),
    ...ttalk.operations
      .filter((one) => !theirs.has(one))
      .map(({ method, path }) => ({ at: `${method} ${path}`, theirs: 'declared', here: 'absent' })),
    ...contract.operations
      .filter((one) => !ours.has(one))
      .map(({ method, path }) => ({ at: `${method} ${path}`, theirs: 'absent', here: 'declared' })),
    ...shared.flatMap((pair) => operationDifferences(ttalk, contract, ...pair)),
  ].filter(({ theirs: one, here }) => one !== here);
}

/** Operations of both, told by method and path whatever the parameters are called. */
export function sharedOperations(ttalk: TtalkDocuments, contract: Contract): [TtalkOperation, Operation][] {
  const shape = (path: string) => path.replace(/\{\w+\}/g, '{}');
  return ttalk.operations.flatMap((theirs) => {
    const here = contract.operations.find(({ method, path }) => method === theirs.method && shape(path) === shape(theirs.path));
    return here ? [[theirs, here] as [TtalkOperation, Operation]] : [];
  });
}

function operationDifferences(ttalk: TtalkDocuments, contract: Contract, theirs: TtalkOperation, here: Operation): TtalkDifference[] {
  const name = `${theirs.method} ${theirs.path}`;
  const statuses = new Set([...Object.keys(theirs.answers), ...here.answers.map(({ status }) => String(status))]);
  return [
    ...parameterDifferences(name, theirs.parameters, here, contract),
    ...schemaDifferences({ ttalk, contract }, `${name} body`, theirs.request, here.request?.schema),
    ...[...statuses].flatMap((status) => {
      const answer = here.answers.find((one) => String(one.status) === status);
      const at = `${name} answer ${status}`;
      const declared = { at, theirs: status in theirs.answers ? 'declared' : 'absent', here: answer ? 'declared' : 'absent' };
      return declared.theirs === declared.here
        ? schemaDifferences({ ttalk, contract }, at, theirs.answers[status], answer?.schema)
        : [declared];
    }),
  ];
}

/** The contract has the header Authorization as its security scheme. */
const bySecurity = 'Authorization';

function parameterDifferences(
  operation: string,
  theirs: readonly TtalkParameter[],
  here: Operation,
  contract: Contract,
): TtalkDifference[] {
  const places = new Set(theirs.filter(({ name }) => name !== bySecurity).map(keyOf));
  const paths = here.parameters.filter((one) => one.in === 'path');
  const known = new Map(here.parameters.map((one) => [keyOf(one), one]));
  const differences: TtalkDifference[] = [];
  for (const parameter of theirs) {
    if (parameter.name === bySecurity) continue;
    const at = `${operation} ${keyOf(parameter)}`;
    const ours = known.get(keyOf(parameter)) ?? (parameter.in === 'path' ? paths[0] : undefined);
    if (!ours) {
      differences.push({ at, theirs: parameter.required ? 'required' : 'optional', here: 'absent' });
      continue;
    }
    places.add(keyOf(ours));
    const schema = contract.resolved(ours.schema);
    differences.push(
      { at: `${at} name`, theirs: parameter.name, here: ours.name },
      { at: `${at} required`, theirs: String(parameter.required ?? false), here: String(ours.required ?? false) },
      ...valueDifferences(at, parameter.schema, schema),
    );
  }
  for (const [key, { required }] of known) {
    if (!places.has(key)) differences.push({ at: `${operation} ${key}`, theirs: 'absent', here: required ? 'required' : 'optional' });
  }
  return differences;
}

const keyOf = ({ in: place, name }: { in: string; name: string }): string => `${place} ${name}`;

interface Both {
  ttalk: TtalkDocuments;
  contract: Contract;
}

function schemaDifferences(both: Both, at: string, theirs?: TtalkSchema, here?: Schema): TtalkDifference[] {
  if (!theirs || !here) return theirs === here ? [] : [{ at, theirs: theirs ? 'a body' : 'no body', here: here ? 'a body' : 'no body' }];
  const one = both.ttalk.resolved(theirs);
  const other = firstForm(both.contract, here);
  const differences = valueDifferences(at, one, other);
  // A lone object where a list is meant is compared with the list's entries.
  const [entry, counterpart] = one.items ? [one.items, other.items] : [one, other.items ? firstForm(both.contract, other.items) : other];
  if (one.items) return [...differences, ...(counterpart ? schemaDifferences(both, `${at}[]`, entry, counterpart) : [])];
  return [...differences, ...fieldDifferences(both, at, one, counterpart as Schema, other['x-legacy-array'])];
}

function fieldDifferences(both: Both, at: string, theirs: TtalkSchema, here: Schema, olderArray?: string): TtalkDifference[] {
  const found = new Set<string>();
  const fields = here.properties ?? {};
  const counterpartOf = (name: string) =>
    Object.keys(fields).find((ours) => ours.toLowerCase() === name.toLowerCase()) ??
    (name === olderArray && 'items' in fields ? 'items' : undefined);
  const differences = Object.entries(theirs.properties ?? {}).flatMap(([name, schema]) => {
    const ours = counterpartOf(name);
    const field = `${at} ${name}`;
    if (ours === undefined) return [{ at: field, theirs: 'declared', here: 'absent' }];
    found.add(ours);
    const isRequired = both.ttalk.resolved(schema)['x-totvs']?.[0]?.required === true || theirs.required?.includes(name) === true;
    return [
      { at: `${field} name`, theirs: name, here: ours },
      { at: `${field} required`, theirs: String(isRequired), here: String(here.required?.includes(ours) ?? false) },
      ...schemaDifferences(both, field, schema, fields[ours]),
    ];
  });
  const missing = Object.keys(fields).filter((name) => !found.has(name));
  return [...differences, ...missing.map((name) => ({ at: `${at} ${name}`, theirs: 'absent', here: 'declared' }))];
}

/** Of alternatives the first is the answer. */
function firstForm(contract: Contract, schema: Schema): Schema {
  const whole = contract.resolved(schema);
  return whole.anyOf?.[0] ? firstForm(contract, whole.anyOf[0]) : whole;
}

function valueDifferences(at: string, theirs: TtalkSchema, here: Schema): TtalkDifference[] {
  const length = theirs.maxLength ?? Number(theirs['x-totvs']?.[0]?.length || NaN);
  const isText = theirs.type === 'string' && !Number.isNaN(length);
  const told = (value: unknown) => (value === undefined ? 'open' : String(value));
  return [
    ...(theirs.type === undefined ? [] : [{ at: `${at} type`, theirs: theirs.type, here: [here.type ?? 'open'].flat().join(' or ') }]),
    ...(isText ? [{ at: `${at} length`, theirs: String(length), here: told(here.maxLength) }] : []),
    ...(theirs.format === undefined ? [] : [{ at: `${at} format`, theirs: theirs.format, here: told(here.format) }]),
    ...(theirs.default === undefined ? [] : [{ at: `${at} default`, theirs: told(theirs.default), here: told(here.default) }]),
    ...(theirs.enum ? [{ at: `${at} values`, theirs: codes(theirs.enum), here: here.enum ? codes(here.enum.map(String)) : 'open' }] : []),
    ...(theirs.maxItems === undefined
      ? []
      : [
          {
            at: `${at} items`,
            theirs: `${theirs.minItems ?? 0} to ${theirs.maxItems}`,
            here: `${here.minItems ?? 0} to ${told(here.maxItems)}`,
          },
        ]),
  ];
}

/** The files write the label into the value: `1 - Consulta`. */
export function codes(values: readonly string[]): string {
  return values.map((value) => value.split(' - ')[0]?.trim()).join(' ');
}
