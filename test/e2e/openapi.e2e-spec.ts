import { type RouteRole, routeRoles } from '../../apps/integration/src/edge/access/route-roles';
import { hatResources, resourceContracts } from '@ponte/hat/contract';
import { startBridge, type Bridge } from '../support';

type Node = Record<string, unknown>;

interface Operation {
  summary?: string;
  parameters?: { name: string; in: string; required?: boolean; description?: string; example?: unknown; schema?: Node }[];
  requestBody?: { content: Record<string, { schema: Node; examples?: Node }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema?: Node }>; headers?: Node }>;
  security?: object[];
  'x-role'?: string;
}

interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Node>; securitySchemes: Record<string, Node> };
}

describe('the document of the API', () => {
  let bridge: Bridge;
  let document: Document;
  let routes: RouteRole[];
  beforeAll(async () => {
    bridge = await startBridge();
    document = (await (await fetch(`${bridge.hubs[0]?.url}/docs-json`)).json()) as Document;
    const app = bridge.hubs[0]?.app;
    if (!app) throw new Error('no hub');
    routes = routeRoles(app).filter(({ path }) => path !== '/metrics');
  });
  afterAll(() => bridge.close());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, operation })),
    );
  const among = (holds: (operation: Operation, name: string, path: string) => boolean) =>
    operations()
      .filter(({ operation, name, path }) => !holds(operation, name, path))
      .map(({ name }) => name);

  it('is OpenAPI 3 and describes every route, and no other', () => {
    expect(document.openapi).toMatch(/^3\.\d\.\d$/);
    expect(document.info).toMatchObject({ title: 'Ponte Saúde', version: expect.any(String) as string });
    expect(
      operations()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('has no reference that leads nowhere, and no operation id twice', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);
    const missing = references.filter(
      (path) => path.split('/').reduce<unknown>((node, part) => (node as Node | undefined)?.[part], document) === undefined,
    );
    expect(missing).toEqual([]);
    const ids = [...JSON.stringify(document).matchAll(/"operationId":"([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(new Set(ids).size);
  });

  it('declares every part of a path as a parameter, and describes each parameter of a query', () => {
    const incomplete = among(({ parameters = [] }, _, path) =>
      [...path.matchAll(/\{(\w+)\}/g)].every(([, name]) =>
        parameters.some((one) => one.name === name && one.in === 'path' && one.required),
      ),
    );
    expect(incomplete).toEqual([]);
    expect(among(({ parameters = [] }) => parameters.every((one) => one.schema !== undefined))).toEqual([]);
  });

  it('sums up every operation, with its role, its key and the errors of both', () => {
    expect(among(({ summary }) => (summary ?? '').length > 10)).toEqual([]);
    for (const { role, method, path } of routes) {
      const operation = document.paths[path]?.[method.toLowerCase()];
      if (role === 'public') expect(operation?.security ?? []).toEqual([]);
      else {
        expect(operation).toMatchObject({ 'x-role': role, responses: { 401: {}, 403: {} } });
        expect(operation?.security?.length).toBeGreaterThan(0);
      }
    }
  });

  it('gives each operation a described success with a schema, and each error the error model', () => {
    const withoutSuccess = among((operation) =>
      Object.entries(operation.responses).some(
        ([status, answer]) =>
          (/^2/.test(status) && (status === '204' || answer.content?.['application/json']?.schema !== undefined)) || status === '405',
      ),
    );
    expect(withoutSuccess).toEqual([]);
    const strangeErrors = operations().flatMap(({ name, operation }) =>
      Object.entries(operation.responses)
        .filter(([status]) => /^[45]/.test(status) && !(name === 'GET /health/ready' && status === '503'))
        .filter(([, answer]) => answer.content?.['application/json']?.schema?.$ref !== '#/components/schemas/ErrorResponse')
        .map(([status]) => `${name} ${status}`),
    );
    expect(strangeErrors).toEqual([]);
  });

  it('says what a caller can do wrong on each operation', () => {
    const statuses = (path: string, method: string) => Object.keys(document.paths[path]?.[method]?.responses ?? {});
    expect(statuses('/api/v1/hat/{resource}', 'post')).toEqual(
      expect.arrayContaining(['202', '400', '401', '403', '404', '409', '413', '415', '422']),
    );
    expect(statuses('/api/v1/hat/submissions', 'get')).toEqual(expect.arrayContaining(['200', '400']));
    for (const path of ['/api/v1/hat/submissions/{id}', '/api/v1/hat/submissions/{id}/items', '/api/v1/hat/records/{resource}/{key}'])
      expect(statuses(path, 'get')).toEqual(expect.arrayContaining(['200', '404']));
    expect(statuses('/api/v1/hat/submissions/{id}/retry', 'post')).toEqual(expect.arrayContaining(['202', '404', '409']));
    expect(statuses('/api/v1/hat/masterToken', 'post')).toEqual(expect.arrayContaining(['201', '409', '422', '502', '503']));
    expect(statuses('/api/v1/keys', 'post')).toEqual(expect.arrayContaining(['201', '422']));
    expect(statuses('/api/v1/keys/{id}', 'delete')).toEqual(expect.arrayContaining(['204', '404']));
  });

  it('shows an example of each registration body, which the hub accepts as it stands', async () => {
    const body = document.paths['/api/v1/hat/{resource}']?.post?.requestBody?.content['application/json'];
    const examples = body?.examples as Record<string, { value: object }> | undefined;
    expect(Object.keys(examples ?? {}).sort()).toEqual([...hatResources].sort());
    for (const [resource, { value }] of Object.entries(examples ?? {})) {
      const { status, text } = await bridge.api.post(`/hat/${resource}`, value);
      expect([resource, status, status === 202 ? '' : text]).toEqual([resource, 202, '']);
    }
  });

  it('describes each registration body field by field', () => {
    const schema = document.paths['/api/v1/hat/{resource}']?.post?.requestBody?.content['application/json']?.schema as { oneOf: Node[] };
    for (const resource of hatResources) {
      const own = schema.oneOf.find(({ title }) => title === resource) as { properties: { items: { items: { properties: Node } } } };
      expect(Object.keys(own.properties.items.items.properties)).toEqual(resourceContracts[resource].fields.map(({ name }) => name));
    }
  });

  it('gives every property of our own schemas an example, a list of values, or a format', () => {
    const bare = Object.entries(document.components.schemas).flatMap(([name, schema]) =>
      Object.entries((schema.properties ?? {}) as Record<string, Node>)
        .filter(([, property]) => !['example', 'enum', 'format', '$ref', 'items', 'allOf', 'default'].some((key) => key in property))
        .filter(([, property]) => property.type !== 'boolean')
        .map(([property]) => `${name}.${property}`),
    );
    expect(bare).toEqual([]);
  });
});
