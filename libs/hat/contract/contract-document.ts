/** The part of JSON Schema that HAT's contract uses, with the contract's own extensions. */
export interface SchemaNode {
  type?: string | string[];
  description?: string;
  enum?: string[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  required?: string[];
  additionalProperties?: boolean;
  properties?: Record<string, SchemaNode>;
  items?: SchemaNode;
  'x-kind'?: string;
  'x-key'?: boolean;
  'x-key-order'?: number;
  'x-key-default'?: string;
  'x-identifier'?: boolean;
}

/** One registration resource: where it is posted, its body, and one item of it. `body` leaves the shape of the items out. */
export interface ResourceDocument {
  path: string;
  legacyArrayName: string;
  event: boolean;
  body: SchemaNode;
  item: SchemaNode;
}

export type AnswerName =
  'registration' | 'integration' | 'masterToken' | 'healthcheck' | 'error' | 'authorizations' | 'authorization' | 'trackingStatus';

/** What `tools/generate-contract.ts` takes out of `mocks/hat/openapi.yaml`, references resolved. */
export interface ContractDocument {
  resources: Record<string, ResourceDocument>;
  answers: Record<AnswerName, SchemaNode>;
  masterTokenRequest: SchemaNode;
  trackingStatusRequest: SchemaNode;
  /** What `expand` may name, in the documented order. */
  expansions: string[];
}
