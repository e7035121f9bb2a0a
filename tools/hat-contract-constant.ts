import type { ContractDocument, SchemaNode } from '../libs/hat/contract/contract-document';

interface Reference {
  $ref?: string;
}
type RawSchema = SchemaNode & Reference;
export interface HatOpenApiDocument {
  paths: Record<string, { post?: { requestBody?: { content: Record<string, { schema: Reference }> } } }>;
  components: { schemas: Record<string, RawSchema & { 'x-legacy-array'?: string; 'x-event'?: boolean }> };
}

/** The part of HAT’s OpenAPI document that the validators and the field tables are made from, references resolved. */
export function takeHatContract(document: HatOpenApiDocument): ContractDocument {
  const { schemas } = document.components;
  const schema = (name: string): RawSchema => {
    const found = schemas[name];
    if (!found) throw new Error(`mocks/hat/openapi.yaml has no schema ${name}`);
    return found;
  };
  // Properties beside a $ref are legal in OpenAPI 3.1 and narrow what it names, so the nearer one wins.
  const resolve = (node: RawSchema): SchemaNode => {
    const { $ref, ...own } = node;
    const merged: SchemaNode = { ...($ref ? resolve(schema(nameOf($ref))) : {}), ...own };
    if (merged.items) merged.items = resolve(merged.items);
    if (merged.properties) {
      merged.properties = Object.fromEntries(Object.entries(merged.properties).map(([name, child]) => [name, resolve(child)]));
    }
    return merged;
  };

  const resources: ContractDocument['resources'] = {};
  for (const [path, { post }] of Object.entries(document.paths)) {
    const reference = post?.requestBody?.content['application/json']?.schema.$ref;
    if (!reference || path === '/masterToken') continue;
    const { 'x-legacy-array': legacyArrayName = 'items', 'x-event': event = false } = schemas[nameOf(reference)] ?? {};
    const body = resolve(schema(nameOf(reference)));
    const { items: item = {}, ...list } = body.properties?.items ?? {};
    const { type, additionalProperties, required, properties } = body;
    resources[path.slice(1)] = {
      path,
      legacyArrayName,
      event,
      body: { type, additionalProperties, required, properties: { ...properties, items: list } },
      item,
    };
  }
  const answer = (name: string): SchemaNode => resolve(schema(name));
  return {
    resources,
    answers: {
      registration: answer('TokenProcessResponse'),
      integration: answer('IntegrationAnswer'),
      masterToken: answer('MasterTokenAnswer'),
      healthcheck: answer('HealthcheckAnswer'),
      error: answer('ErrorModel'),
      authorizations: answer('PagedAuthorizations'),
      authorization: answer('Authorization'),
      trackingStatus: answer('TrackingStatusAnswer'),
    },
    masterTokenRequest: answer('MasterTokenRequest'),
    trackingStatusRequest: answer('TrackingStatusRequest'),
    expansions: answer('Expansion').enum ?? [],
  };
}

function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
