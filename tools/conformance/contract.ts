import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import { parse } from 'yaml';
import { projectRoot } from '../project-root';
import type { VendorWord } from './behaviour';

/** A schema of a contract, as far as these tools read it. */
export interface Schema {
  $ref?: string;
  type?: string | readonly string[];
  enum?: readonly unknown[];
  properties?: Readonly<Record<string, Schema>>;
  items?: Schema;
  required?: readonly string[];
  allOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  maxLength?: number;
  format?: string;
  default?: unknown;
  'x-legacy-array'?: string;
  minItems?: number;
  maxItems?: number;
  description?: string;
}

export interface Parameter {
  name: string;
  in: 'query' | 'header' | 'path';
  required?: boolean;
  schema: Schema;
}

export interface Media {
  schema: Schema;
}

export interface Operation {
  id: string;
  method: string;
  /** With its parameters in braces. */
  path: string;
  summary: string;
  source: string;
  parameters: readonly Parameter[];
  request?: { type: string; schema: Schema };
  /** By HTTP status; without a schema when the answer has no body. */
  answers: readonly { status: number; description: string; schema?: Schema; pointer: string }[];
}

interface Node {
  $ref?: string;
  operationId?: string;
  summary?: string;
  description?: string;
  'x-source'?: string;
  parameters?: readonly Node[];
  requestBody?: { content: Readonly<Record<string, Media>> };
  responses?: Readonly<Record<string, Node>>;
  content?: Readonly<Record<string, Media>>;
}

interface Document {
  info: { title: string };
  servers: readonly { url: string }[];
  paths: Readonly<Record<string, Readonly<Record<string, Node>>>>;
}

const contracts = new Map<VendorWord, Contract>();

/** `mocks/<vendor>/openapi.yaml`, read once. */
export function contractOf(vendor: VendorWord): Contract {
  const known = contracts.get(vendor) ?? new Contract(vendor);
  contracts.set(vendor, known);
  return known;
}

export class Contract {
  readonly title: string;
  /** Paths of the servers, the first being the usual one. */
  readonly basePaths: readonly string[];
  readonly operations: readonly Operation[];
  readonly #document: Document;
  readonly #ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false, allErrors: true, logger: false });
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(vendor: VendorWord) {
    this.#document = parse(readFileSync(join(projectRoot(), 'mocks', vendor, 'openapi.yaml'), 'utf8')) as Document;
    this.title = this.#document.info.title;
    this.basePaths = this.#document.servers.map(({ url }) => url.replace('{origin}', ''));
    this.#ajv.addSchema(this.#document, 'contract');
    this.operations = Object.entries(this.#document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, node]) => this.#operation(path, method, node)),
    );
  }

  /** @throws Error when there is no such operation */
  operation(id: string): Operation {
    const found = this.operations.find((operation) => operation.id === id);
    if (!found) throw new Error(`the contract has no operation ${id}`);
    return found;
  }

  /** The schema itself, and what it refers to. Siblings of a reference win over it. */
  resolved(schema: Schema): Schema {
    if (schema.$ref === undefined) return schema;
    const { $ref, ...own } = schema;
    return { ...this.resolved(this.#at($ref) as Schema), ...own };
  }

  /** What in an answer breaks the contract, without values; undefined when nothing does. */
  fault(operation: Operation, status: number, json: unknown): string | undefined {
    const answer = operation.answers.find((one) => one.status === status);
    if (!answer) return `HTTP ${status} is not an answer of the contract`;
    if (!answer.schema) return undefined;
    let validate = this.#validators.get(answer.pointer);
    if (!validate) this.#validators.set(answer.pointer, (validate = this.#ajv.compile({ $ref: `contract${answer.pointer}` })));
    if (validate(json)) return undefined;
    const error = validate.errors?.[0];
    return `the body breaks the contract: ${error?.instancePath || '/'} ${error?.message ?? 'is invalid'}`;
  }

  #operation(path: string, method: string, node: Node): Operation {
    const answers = Object.entries(node.responses ?? {}).map(([status, response]) => {
      const whole = this.#whole(response);
      const at = response.$ref ?? `#/paths/${pointerPart(path)}/${method}/responses/${status}`;
      const type = Object.keys(whole.content ?? {})[0];
      const schema = type === undefined ? undefined : whole.content?.[type]?.schema;
      const pointer = `${at}/content/${pointerPart(type ?? '')}/schema`;
      return { status: Number(status), description: whole.description ?? '', schema, pointer };
    });
    const [request] = Object.entries(node.requestBody?.content ?? {}).map(([type, { schema }]) => ({ type, schema }));
    return {
      id: node.operationId ?? `${method} ${path}`,
      method: method.toUpperCase(),
      path,
      summary: node.summary ?? '',
      source: node['x-source'] ?? '',
      parameters: (node.parameters ?? []).map((parameter) => this.#whole(parameter) as unknown as Parameter),
      ...(request ? { request } : {}),
      answers,
    };
  }

  #whole(node: Node): Node {
    return node.$ref === undefined ? node : (this.#at(node.$ref) as Node);
  }

  #at(pointer: string): unknown {
    return pointer
      .slice(2)
      .split('/')
      .reduce<unknown>((node, part) => (node as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')], this.#document);
  }
}

function pointerPart(text: string): string {
  return encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));
}
