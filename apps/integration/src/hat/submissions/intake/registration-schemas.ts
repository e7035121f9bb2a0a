import type { SchemaObject } from '@nestjs/swagger/dist/interfaces/open-api-spec.interface';
import { resourceContracts, type FieldContract, type HatResource } from '@ponte/hat/contract';
import { maxItems } from './submission-reader';

/** The body of a registration route, for the OpenAPI document: read from the contract, so that it is written once. */
export function registrationSchema(resource: HatResource): SchemaObject {
  return {
    type: 'object',
    required: ['items', 'healthInsurerId', 'ansRegistry'],
    properties: {
      items: { type: 'array', minItems: 1, maxItems, items: objectOf(resourceContracts[resource].fields) },
      healthInsurerId: { type: 'string', description: 'Código da operadora (4 dígitos)', example: '0001' },
      ansRegistry: { type: 'string', description: 'Registro na ANS (6 dígitos)', example: '417505' },
    },
  };
}

function objectOf(fields: readonly FieldContract[]): SchemaObject {
  const required = fields.filter((field) => field.required).map((field) => field.name);
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)])),
  };
}

function schemaOf(field: FieldContract): SchemaObject {
  if (field.items) return { type: 'array', items: objectOf(field.items) };
  if (field.kind === 'integer') return { type: 'integer' };
  return {
    type: 'string',
    ...(field.minLength === undefined ? {} : { minLength: field.minLength }),
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
    ...(field.enumValues ? { enum: [...field.enumValues] } : {}),
    ...(field.kind === 'date' ? { description: 'yyyy-MM-dd ou aaaammdd' } : {}),
  };
}
