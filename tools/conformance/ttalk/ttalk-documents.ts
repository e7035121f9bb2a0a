import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A node of TOTVS' files, as far as it is read. Extensions of the ERP stand in `x-totvs`. */
export interface TtalkSchema {
  $ref?: string;
  type?: string;
  enum?: readonly string[];
  format?: string;
  default?: unknown;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  properties?: Readonly<Record<string, TtalkSchema>>;
  items?: TtalkSchema;
  allOf?: readonly TtalkSchema[];
  required?: readonly string[];
  'x-totvs'?: readonly { required?: boolean; length?: string }[];
}

export interface TtalkParameter {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
  schema: TtalkSchema;
}

interface Content {
  content?: Readonly<Record<string, { schema?: TtalkSchema }>>;
}

export interface TtalkOperation {
  /** Name of the file's interface, such as Authorization. */
  api: string;
  method: string;
  path: string;
  parameters: readonly TtalkParameter[];
  request?: TtalkSchema;
  answers: Readonly<Record<string, TtalkSchema | undefined>>;
}

interface ApiFile {
  servers?: readonly { url: string }[] | readonly (readonly { url: string }[])[];
  paths: Readonly<
    Record<
      string,
      Readonly<
        Record<string, { parameters?: readonly TtalkParameter[]; requestBody?: Content; responses?: Readonly<Record<string, Content>> }>
      >
    >
  >;
}

const methods = ['get', 'post', 'put', 'delete', 'patch'];

/** TOTVS' files of one folder, the one that holds `jsonschema/`. Their references are addresses; here they are files. */
export class TtalkDocuments {
  readonly operations: readonly TtalkOperation[];
  /** Path of the server by interface. */
  readonly servers: ReadonlyMap<string, string>;
  readonly #files = new Map<string, unknown>();

  constructor(private readonly folder: string) {
    const names = readdirSync(join(folder, 'jsonschema/apis'))
      .filter((name) => name.endsWith('.json'))
      .sort();
    const servers = new Map<string, string>();
    this.operations = names.flatMap((name) => {
      const file = `jsonschema/apis/${name}`;
      const document = this.#file(file) as ApiFile;
      const api = name.split('_')[0] ?? name;
      servers.set(api, serverPath(document));
      return Object.entries(document.paths).flatMap(([path, byMethod]) =>
        Object.entries(byMethod).flatMap(([method, { parameters = [], requestBody, responses = {} }]) => {
          if (!methods.includes(method)) return [];
          const answers = Object.fromEntries(Object.entries(responses).map(([status, response]) => [status, schemaOf(response, file)]));
          const resolved = parameters.map((parameter) => this.resolved(located(parameter, file)) as TtalkParameter);
          return [
            { api, method: method.toUpperCase(), path, parameters: resolved, request: requestBody && schemaOf(requestBody, file), answers },
          ];
        }),
      );
    });
    this.servers = servers;
  }

  /** What a node refers to, with the parts of `allOf` in one. */
  resolved<Node extends { $ref?: string }>(node: Node): Node {
    if (node.$ref !== undefined) {
      const [file = '', pointer = ''] = node.$ref.split('#');
      const found = pointer
        .split('/')
        .slice(1)
        .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], this.#file(file));
      return this.resolved(located(found as Node, file));
    }
    const parts = (node as TtalkSchema).allOf?.map((part) => this.resolved(part)) ?? [];
    if (parts.length === 0) return node;
    const { allOf: _merged, ...own } = node as TtalkSchema;
    const all = [...parts, own];
    return Object.assign({}, ...all, { properties: Object.assign({}, ...all.map(({ properties }) => properties)) as unknown }) as Node;
  }

  #file(path: string): unknown {
    let document = this.#files.get(path);
    if (document === undefined) {
      document = JSON.parse(readFileSync(join(this.folder, path), 'utf8').replace(/^\uFEFF/, ''));
      this.#files.set(path, document);
    }
    return document;
  }
}

/** References become `file#pointer`, wherever in the node they stand. */
function located<Node>(node: Node, file: string): Node {
  return JSON.parse(JSON.stringify(node), (name, value: unknown) => {
    if (name !== '$ref' || typeof value !== 'string') return value;
    const [address = '', pointer = ''] = value.split('#');
    return `${address === '' ? file : address.includes('jsonschema/') ? address.slice(address.indexOf('jsonschema/')) : address}#${pointer}`;
  }) as Node;
}

function schemaOf(body: Content, file: string): TtalkSchema | undefined {
  const [media] = Object.values(body.content ?? {});
  return media?.schema && located(media.schema, file);
}

function serverPath({ servers = [] }: ApiFile): string {
  const [server] = servers.flat();
  return (server?.url ?? '').replace(/^(\{\{\w+\}\}|\w+:\/\/[^/]+)/, '');
}
