import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { FieldError } from './field-error';

const validators = new WeakMap<object, ValidateFunction>();
let compiler: Ajv | undefined;

/**
 * Holds a value to a JSON schema, which is compiled once.
 * @param path where the value stands, for the complaint; may be empty @throws FieldError at the first fault; it never quotes the value
 */
export function checkSchema(path: string, schema: Readonly<Record<string, unknown>>, value: unknown): void {
  let validate = validators.get(schema);
  if (!validate) {
    compiler ??= new Ajv({ allowUnionTypes: true, strict: false, logger: false });
    validate = compiler.compile(schema);
    validators.set(schema, validate);
  }
  if (validate(value)) return;
  const error = validate.errors?.[0];
  const steps = error?.instancePath.split('/').slice(1) ?? [];
  if (error?.keyword === 'required') steps.push(String(error.params.missingProperty));
  throw new FieldError([...(path === '' ? [] : [path]), ...steps].join('.') || 'body', complaint(error, error?.parentSchema ?? schema));
}

function complaint(error: ErrorObject | undefined, schema: Readonly<Record<string, unknown>>): string {
  if (error?.keyword === 'required') return 'is missing';
  if (error?.keyword === 'additionalProperties') {
    return `has a field nobody knows; known are ${Object.keys((schema.properties as object | undefined) ?? {}).join(', ')}`;
  }
  const choices = error?.keyword === 'enum' ? `: ${(error.params.allowedValues as unknown[]).join(', ')}` : '';
  return `${error?.message ?? 'is invalid'}${choices}`;
}
