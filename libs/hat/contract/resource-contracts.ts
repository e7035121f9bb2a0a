import { hatContract } from './contract.generated';
import type { SchemaNode } from './contract-document';

export type HatResource =
  | 'persons'
  | 'beneficiaries'
  | 'beneficiaryStatus'
  | 'healthProviders'
  | 'healthProviderStatus'
  | 'attendanceLocations'
  | 'healthProviderSpecialties';

/** The registration resources, parents before children. */
export const hatResources: readonly HatResource[] = [
  'persons',
  'beneficiaries',
  'beneficiaryStatus',
  'healthProviders',
  'healthProviderStatus',
  'attendanceLocations',
  'healthProviderSpecialties',
];

export type FieldKind =
  | 'text'
  | 'code'
  | 'digits'
  | 'date'
  | 'hour'
  | 'gender'
  | 'cpf'
  | 'cns'
  | 'document'
  | 'email'
  | 'eventType'
  | 'flag'
  | 'integer'
  | 'list';

/** One documented field. Lengths are in characters; `items` are the fields of a list's entries. */
export interface FieldContract {
  name: string;
  kind: FieldKind;
  minLength?: number;
  maxLength?: number;
  required: boolean;
  enumValues?: readonly string[];
  items?: readonly FieldContract[];
}

/**
 * One registration resource. `path` is relative to the base URL that ends in `/v1`; `keyFields` are in the order in which a
 * record's key is written, those in `keyDefaults` fall back to the named body field when an item leaves them out.
 */
export interface ResourceContract {
  resource: HatResource;
  path: string;
  legacyArrayName: string;
  fields: readonly FieldContract[];
  keyFields: readonly string[];
  keyDefaults: Readonly<Record<string, 'healthInsurerId'>>;
  /** Items are events (order and repetition count), not records. */
  event: boolean;
  /** The vendor's cap of items per POST. */
  maxItems: number;
}

/** Every resource's contract, read from `mocks/hat/openapi.yaml` by way of the generated constant. */
export const resourceContracts: Record<HatResource, ResourceContract> = Object.fromEntries(
  hatResources.map((resource) => [resource, readResource(resource)]),
) as Record<HatResource, ResourceContract>;

function readResource(resource: HatResource): ResourceContract {
  const document = hatContract.resources[resource];
  if (!document) throw new Error(`the generated HAT contract lacks ${resource}`);
  const properties = Object.entries(document.item.properties ?? {});
  const keyed = properties
    .filter(([, schema]) => schema['x-key'])
    .sort(([, left], [, right]) => (left['x-key-order'] ?? 0) - (right['x-key-order'] ?? 0));
  return {
    resource,
    path: document.path,
    legacyArrayName: document.legacyArrayName,
    fields: readFields(document.item),
    keyFields: keyed.map(([name]) => name),
    keyDefaults: Object.fromEntries(
      keyed.filter(([, schema]) => schema['x-key-default']).map(([name]) => [name, 'healthInsurerId' as const]),
    ),
    event: document.event,
    maxItems: document.body.properties?.items?.maxItems ?? 100,
  };
}

function readFields(object: SchemaNode): readonly FieldContract[] {
  return Object.entries(object.properties ?? {}).map(([name, schema]) => ({
    name,
    kind: schema['x-kind'] as FieldKind,
    ...(schema.minLength === undefined ? {} : { minLength: schema.minLength }),
    ...(schema.maxLength === undefined ? {} : { maxLength: schema.maxLength }),
    required: object.required?.includes(name) ?? false,
    ...(schema.enum ? { enumValues: schema.enum } : {}),
    ...(schema.items ? { items: readFields(schema.items) } : {}),
  }));
}
