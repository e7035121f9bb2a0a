import { protheusRefundContract } from './contract.generated';

interface SchemaNode {
  type?: string;
  $ref?: string;
  properties?: Record<string, SchemaNode>;
  items?: SchemaNode;
  'x-column'?: string;
}

type ItemSchema = 'PrescribedMedication' | 'Refund' | 'PrescriptionAnswer';
export type AnswerFieldKind = 'text' | 'integer' | 'list';

const schemas = protheusRefundContract.components.schemas as Readonly<Record<string, SchemaNode>>;

/** The fields of an answer's schema and what kind of value each holds; dates and codes are text. */
export function answerFields(schema: ItemSchema): ReadonlyMap<string, AnswerFieldKind> {
  const kindOf = ({ type }: SchemaNode): AnswerFieldKind => (type === 'integer' ? 'integer' : type === 'array' ? 'list' : 'text');
  return new Map(Object.entries(schemas[schema]?.properties ?? {}).map(([name, node]) => [name, kindOf(node)]));
}

/** Paths of the request's fields, `medications.tableCode` for those of a list's entries; by Protheus column where it has one. */
export const requestFields: ReadonlyMap<string, { column?: string }> = new Map(pathsOf(schemas.PrescriptionRequest ?? {}, ''));

/** The request's field that Protheus keeps in a column: `B7D_CODMED` is `medications.medicationCode`. */
export function requestFieldOfColumn(column: string): string | undefined {
  for (const [path, field] of requestFields) if (field.column === column) return path;
  return undefined;
}

function pathsOf({ properties = {} }: SchemaNode, prefix: string): [string, { column?: string }][] {
  return Object.entries(properties).flatMap(([name, node]) => [
    [prefix + name, { column: node['x-column'] }] as [string, { column?: string }],
    ...pathsOf(node.items ?? {}, `${prefix}${name}.`),
  ]);
}
