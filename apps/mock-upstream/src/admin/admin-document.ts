import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Vendor } from '../engine/vendor';

type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['get']>;

const methods = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** Serves the page of the admin routes at `/__admin/docs`, its document at `/__admin/docs-json`. It is made when first asked for. */
export function serveAdminDocument(app: INestApplication, vendors: readonly Vendor[]): void {
  const description =
    'Looks into the emulator and changes its behaviour, in the default world or in the one that is named. ' +
    'The emulated vendors themselves are described by their contracts in mocks/.';
  const config = new DocumentBuilder().setTitle('Ponte Saude emulator').setVersion('1').setDescription(description).build();
  let document: OpenAPIObject | undefined;
  const make = (): OpenAPIObject => {
    if (document) return document;
    const made = SwaggerModule.createDocument(app, config);
    return (document = { ...made, paths: byVendor(made.paths, vendors) });
  };
  SwaggerModule.setup('__admin/docs', app, make, { jsonDocumentUrl: '__admin/docs-json' });
}

/** The routes that serve every vendor, written once for each, with the names it knows. */
function byVendor(paths: Paths, vendors: readonly Vendor[]): Paths {
  return Object.fromEntries(
    Object.entries(paths).flatMap(([path, item]): [string, Paths[string]][] => {
      if (!path.includes('{vendor}')) return [[path, item]];
      return vendors.map((vendor) => {
        const own = methods.flatMap((method) => {
          const operation = item[method];
          return operation ? [[method, ofVendor(operation, vendor, path)] as const] : [];
        });
        return [path.replace('{vendor}', vendor.name), Object.fromEntries(own)];
      });
    }),
  );
}

function ofVendor(operation: Operation, vendor: Vendor, path: string): Operation {
  const parameters = (operation.parameters ?? [])
    .filter((parameter) => !('name' in parameter && parameter.name === 'vendor'))
    .map((parameter) =>
      'name' in parameter && parameter.name === 'resource'
        ? { ...parameter, schema: { type: 'string' as const, enum: vendor.entities.map(({ name }) => name) } }
        : parameter,
    );
  const filters = new Map(vendor.entities.flatMap(({ filters: own = [] }) => own).map((filter) => [filter.name, filter.description]));
  const queries = path.includes('{resource}')
    ? [...filters].map(([name, description]) => ({
        name,
        in: 'query' as const,
        required: false,
        description,
        schema: { type: 'string' as const },
      }))
    : [];
  const made = { ...operation, operationId: `${vendor.name}_${operation.operationId ?? ''}`, tags: [vendor.name] };
  const withBody = path.endsWith('/settings') && operation.requestBody ? { requestBody: settingsBody(vendor) } : {};
  return { ...made, parameters: [...parameters, ...queries], ...withBody };
}

function settingsBody(vendor: Vendor): NonNullable<Operation['requestBody']> {
  const properties = Object.fromEntries(
    Object.entries(vendor.settings as Record<string, { description: string; default?: unknown; schema?: object; secret?: boolean }>)
      .filter(([, { schema }]) => schema !== undefined)
      .map(([name, { schema, description, default: value, secret }]) => [
        name,
        { ...schema, description, ...(secret ? {} : { default: value }) },
      ]),
  );
  return { required: true, content: { 'application/json': { schema: { type: 'object', properties } } } };
}
