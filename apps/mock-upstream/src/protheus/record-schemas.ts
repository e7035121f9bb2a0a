import { prescriptionStatuses, refundStatuses } from '@ponte/protheus-refund/contract';
import Ajv, { type ValidateFunction } from 'ajv';
import { FieldError } from '../engine/field-error';
import { isCalendarDay } from './calendar-day';
import type { RecordByKind, RecordKind } from './records';

const text = { type: 'string', minLength: 1, maxLength: 200 };
const part = { type: 'string', minLength: 1, maxLength: 40, pattern: '^[^:/]+$' };
const date = { type: 'string', format: 'date' };
const quantity = { type: 'integer', minimum: 0, maximum: 999_999_999 };
const record = (properties: Record<string, object>, optional: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

const medication = { tableCode: part, medicationCode: { ...part, maxLength: 16 }, medicationDescription: text };
/** Of any length: what a prescription brings is kept as it came. */
const anyText = { type: 'string' };
const professional = {
  professionalCouncil: anyText,
  stateAbbreviation: anyText,
  professionalCouncilNumber: anyText,
  professionalName: anyText,
};
const subscriberId = { type: 'string', pattern: '^\\w{1,17}$' };
const code = { type: 'string', pattern: '^\\w{1,20}$' };

/** JSON schema of each kind of record: what an admin route may put in and a snapshot may hold. */
export const recordSchemas: Readonly<Record<RecordKind, object>> = {
  insurers: record({
    healthInsurerCode: { type: 'string', pattern: '^\\w{1,10}$' },
    ansRegistry: { type: 'string', pattern: '^\\d{6}$' },
    name: text,
  }),
  beneficiaries: record({ subscriberId, healthInsurerCode: { type: 'string', pattern: '^\\w{1,10}$' }, name: text }),
  professionals: record(professional),
  medications: record(medication),
  prescriptions: record({
    prescriptionCode: code,
    status: { enum: Object.keys(prescriptionStatuses) },
    subscriberId,
    registrationDate: date,
    ...professional,
    startValidityDate: date,
    endValidityDate: date,
    medications: {
      type: 'array',
      minItems: 1,
      items: record({
        ...medication,
        unitMeasure: { type: 'string', maxLength: 40 },
        quantityAuthorized: quantity,
        quantityExecuted: quantity,
        initialDate: date,
        finalDate: date,
      }),
    },
  }),
  refunds: record(
    {
      protocol: code,
      prescriptionCode: code,
      medicationCode: part,
      medicationDescription: text,
      status: { enum: Object.keys(refundStatuses) },
      requestDate: date,
      quantityRequested: quantity,
      repaymentDate: date,
    },
    ['repaymentDate'],
  ),
};

const compiled = new Map<object, ValidateFunction>();
let compiler: Ajv | undefined;

/** @throws FieldError naming the part that is wrong, never its value */
export function checkSchema(schema: object, value: unknown, name: string): void {
  let validate = compiled.get(schema);
  if (!validate) {
    compiler ??= new Ajv({ allowUnionTypes: true, logger: false, formats: { date: isCalendarDay } });
    validate = compiler.compile(schema);
    compiled.set(schema, validate);
  }
  if (validate(value)) return;
  const error = validate.errors?.[0];
  const at = error?.instancePath.slice(1).replaceAll('/', '.') ?? '';
  const choices = error?.keyword === 'enum' ? `: ${(error.params.allowedValues as unknown[]).join(', ')}` : '';
  throw new FieldError(at || name, `${error?.message ?? 'is invalid'}${choices}`);
}

/** @throws FieldError */
export function checkRecord<Kind extends RecordKind>(kind: Kind, value: unknown): RecordByKind[Kind] {
  checkSchema(recordSchemas[kind], value, kind);
  return value as RecordByKind[Kind];
}
