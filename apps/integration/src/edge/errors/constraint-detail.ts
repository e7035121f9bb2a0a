import type { ValidationError } from '@nestjs/common';
import type { ErrorDetail } from '@ponte/common';

/**
 * Name of a class-validator constraint to our code. A DTO may say more by its own context:
 * `@MaxLength(80, { context: { params: { max: 80 } } })`, or another code altogether: `{ context: { code: 'DATE_INVALID' } }`.
 */
export function constraintDetail(name: string, error: ValidationError): Pick<ErrorDetail, 'code' | 'params'> {
  const context = error.contexts?.[name] as Partial<Pick<ErrorDetail, 'code' | 'params'>> | undefined;
  if (context?.code !== undefined) return { code: context.code, params: context.params };
  if ((name === 'min' || name === 'max' || name === 'isInt') && (error.property === 'page' || error.property === 'pageSize'))
    return { code: 'PAGE_INVALID', params: { max: 200 } };
  if (error.value === undefined || error.value === null || error.value === '') {
    if (name !== 'whitelistValidation') return { code: 'FIELD_REQUIRED' };
  }
  const rule = rules[name];
  return rule === undefined
    ? { code: 'FIELD_FORMAT', params: context?.params }
    : { ...rule, params: context?.params ?? rule.params ?? limits(name, error) };
}

const rules: Readonly<Record<string, Pick<ErrorDetail, 'code' | 'params'>>> = {
  whitelistValidation: { code: 'FIELD_UNKNOWN' },
  isDefined: { code: 'FIELD_REQUIRED' },
  isNotEmpty: { code: 'FIELD_REQUIRED' },
  isString: { code: 'FIELD_TYPE', params: { expected: 'string' } },
  isInt: { code: 'FIELD_TYPE', params: { expected: 'integer' } },
  isNumber: { code: 'FIELD_TYPE', params: { expected: 'number' } },
  isBoolean: { code: 'FIELD_TYPE', params: { expected: 'boolean' } },
  isObject: { code: 'FIELD_TYPE', params: { expected: 'object' } },
  isArray: { code: 'FIELD_TYPE', params: { expected: 'array' } },
  isUuid: { code: 'FIELD_FORMAT', params: { expected: 'UUID' } },
  isIn: { code: 'FIELD_ENUM' },
  isEnum: { code: 'FIELD_ENUM' },
  maxLength: { code: 'FIELD_TOO_LONG' },
  minLength: { code: 'FIELD_TOO_SHORT' },
  min: { code: 'FIELD_RANGE' },
  max: { code: 'FIELD_RANGE' },
  isISO8601: { code: 'DATE_INVALID' },
  isDateString: { code: 'DATE_INVALID' },
  isEmail: { code: 'EMAIL_INVALID' },
};

/** class-validator gives limits only inside its English sentence, which speaks of the rule and never of the value. */
function limits(name: string, error: ValidationError): ErrorDetail['params'] {
  const sentence = error.constraints?.[name] ?? '';
  const number = /(\d+)(?: characters)?$/.exec(sentence)?.[1];
  if (name === 'maxLength' && number !== undefined) return { max: number };
  if (name === 'minLength' && number !== undefined) return { min: number };
  if ((name === 'min' || name === 'max') && number !== undefined)
    return name === 'min' ? { min: number, max: '∞' } : { min: '-∞', max: number };
  // The sentence of an unknown field quotes its name, which is the caller's.
  if (name !== 'isIn' && name !== 'isEnum') return undefined;
  const allowed = /one of the following values: (.*)$/.exec(sentence)?.[1];
  return allowed === undefined ? undefined : { allowed: allowed.replaceAll(',', ', ') };
}
