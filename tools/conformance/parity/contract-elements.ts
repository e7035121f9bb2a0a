import type { Contract, Operation, Schema } from '../contract';

export type ElementKind = 'operation' | 'parameter' | 'request field' | 'answer field' | 'value' | 'answer' | 'error';

/** One thing that a contract says; `key` is unique within it: `listX.parameter.page`, `readY.answer.items[].code=4`. */
export interface ContractElement {
  key: string;
  kind: ElementKind;
  operation: Operation;
  /** As it is shown. */
  name: string;
  /** Where its exchanges are looked for. */
  at: { part: 'operation' | 'parameter' | 'request' | 'answer' | 'status'; path: string; value?: string };
}

/**
 * Every operation, parameter, field, enumerated value and answer of a contract, in its order.
 * @param open values of fields whose list is open, by key of the field
 */
export function contractElements(contract: Contract, open: Readonly<Record<string, readonly string[]>> = {}): ContractElement[] {
  return contract.operations.flatMap((operation) => {
    const element = (kind: ElementKind, at: ContractElement['at'], name: string): ContractElement => {
      const key =
        [operation.id, ...(at.part === 'operation' ? [] : [at.part, at.path])].join('.') + (at.value === undefined ? '' : `=${at.value}`);
      return { key, kind, operation, name, at };
    };
    const fieldElements = (part: 'request' | 'answer', schema: Schema | undefined): ContractElement[] =>
      fieldsOf(contract, schema).flatMap(({ path, values }) => [
        element(part === 'request' ? 'request field' : 'answer field', { part, path }, path),
        ...[...values, ...(open[`${operation.id}.${part}.${path}`] ?? [])].map((value) =>
          element('value', { part, path, value }, `${path} = ${value}`),
        ),
      ]);
    const parameters = operation.parameters.flatMap((parameter) => [
      element('parameter', { part: 'parameter', path: parameter.name }, `${parameter.name} (${parameter.in})`),
      ...valuesOf(contract, parameter.schema).map((value) =>
        element('value', { part: 'parameter', path: parameter.name, value }, `${parameter.name} = ${value}`),
      ),
    ]);
    const [success] = operation.answers.filter(({ status, schema }) => status < 300 && schema);
    const statuses = operation.answers.map(({ status }) =>
      element(status < 300 ? 'answer' : 'error', { part: 'status', path: String(status) }, `HTTP ${status}`),
    );
    const unique = new Map<string, ContractElement>();
    const all = [
      element('operation', { part: 'operation', path: '' }, `${operation.method} ${operation.path}`),
      ...parameters,
      ...fieldElements('request', operation.request?.schema),
      ...fieldElements('answer', success?.schema),
      ...statuses,
    ];
    for (const one of all) if (!unique.has(one.key)) unique.set(one.key, one);
    return [...unique.values()];
  });
}

export interface Field {
  path: string;
  values: string[];
}

/** The fields of a schema, by path; errors within errors are looked at once. */
export function fieldsOf(contract: Contract, schema: Schema | undefined, path = '', within: readonly (string | undefined)[] = []): Field[] {
  // An error's details are errors again: once is enough.
  if (!schema || (schema.$ref !== undefined && within.includes(schema.$ref))) return [];
  const seen = [...within, schema.$ref];
  const whole = contract.resolved(schema);
  const inner = (next: Schema | undefined, at: string): Field[] => fieldsOf(contract, next, at, seen);
  return [
    ...(whole.allOf ?? []).flatMap((part) => inner(part, path)),
    // Of alternatives the first is the answer; the others are the ways errors are told.
    ...inner(whole.anyOf?.[0], path),
    ...inner(whole.items, `${path}[]`),
    ...Object.entries(whole.properties ?? {}).flatMap(([name, property]) => {
      const at = path === '' ? name : `${path}.${name}`;
      return [{ path: at, values: valuesOf(contract, property) }, ...inner(property, at)];
    }),
  ];
}

function valuesOf(contract: Contract, schema: Schema): string[] {
  const whole = contract.resolved(schema);
  return (whole.enum ?? (whole.items ? contract.resolved(whole.items).enum : undefined) ?? []).map(String);
}
