import type { ErrorDetail } from '@ponte/common';
import type { ValidateFunction } from '@ponte/hat/contract';

type ContractError = NonNullable<ValidateFunction['errors']>[number];

/** Ajv's errors as our details, the first one of each field. */
export function contractFaults(errors: readonly ContractError[], path: string): ErrorDetail[] {
  const byPath = new Map<string, ErrorDetail>();
  for (const error of errors) {
    const fault = faultOf(error, path);
    if (fault && !byPath.has(fault.path ?? '')) byPath.set(fault.path ?? '', fault);
  }
  return [...byPath.values()];
}

function faultOf(error: ContractError, base: string): ErrorDetail | undefined {
  const path = `${base}${error.instancePath.replace(/\/(\d+)/g, '[$1]').replace(/\//g, '.')}`;
  const params = error.params as Record<string, unknown>;
  const limit = Number(params.limit);
  switch (error.keyword) {
    case 'required':
      return { code: 'FIELD_REQUIRED', path: `${path}.${String(params.missingProperty)}` };
    case 'maxLength':
      return { code: 'FIELD_TOO_LONG', path, params: { max: limit } };
    case 'minLength':
      return { code: 'FIELD_TOO_SHORT', path, params: { min: limit } };
    case 'maxItems':
      return { code: 'ITEMS_TOO_MANY', path, params: { max: limit } };
    case 'minItems':
      return { code: 'ITEMS_EMPTY', path };
    case 'enum':
      return { code: 'FIELD_ENUM', path, params: { allowed: (params.allowedValues as readonly string[]).join(', ') } };
    case 'type':
      return { code: 'FIELD_TYPE', path, params: { expected: String(params.type) } };
    case 'minimum':
      return { code: 'FIELD_RANGE', path, params: { min: limit, max: '∞' } };
    case 'maximum':
      return { code: 'FIELD_RANGE', path, params: { min: '-∞', max: limit } };
    case 'pattern':
      return patternFault(String(params.pattern), path);
    case 'anyOf':
    case 'oneOf':
      return undefined;
    default:
      return { code: 'FIELD_FORMAT', path, params: { expected: error.keyword } };
  }
}

/** Patterns that name what is allowed are shown; those of texts only keep control characters out. */
function patternFault(pattern: string, path: string): ErrorDetail {
  if (pattern.includes('@')) return { code: 'EMAIL_INVALID', path };
  if (pattern.startsWith('^[^')) return { code: 'FIELD_CHARACTERS', path };
  return { code: 'FIELD_FORMAT', path, params: { expected: pattern.replace(/^\^|\$$/g, '') } };
}
