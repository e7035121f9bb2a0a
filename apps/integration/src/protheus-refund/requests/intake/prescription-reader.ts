import { parseJsonLossless, PonteError, printableName, repeatedFields, type ErrorDetail } from '@ponte/common';
import type { PrescriptionRequest } from '@ponte/protheus-refund/contract';
import { plainDay } from '../../plain-day';
import { attachmentFault } from './attachment-fault';
import { fieldRules, medicationRules, mostAttachments, mostMedications, type FieldRule } from './prescription-fields';

type JsonObject = Record<string, unknown>;

/** Details of one answer; how many there are in all is told beside them. */
const mostDetails = 1_000;

/** What the caller asks for, in the form in which Protheus gets it; the addresses of the attachments stand apart. */
export interface ReadPrescription {
  subscriberId: string;
  /** JSON text of the wire body without its attachments. */
  body: string;
  hrefs: string[];
}

/** @throws PonteError MALFORMED_JSON, BODY_REQUIRED, or VALIDATION_FAILED with one detail a fault, all of them at once */
export function readPrescription(text: string | undefined, allowedHosts: readonly string[]): ReadPrescription {
  if (text === undefined) throw new PonteError('BODY_REQUIRED');
  const given = parseJsonLossless(text);
  if (!isObject(given)) throw failed([{ code: 'FIELD_TYPE', params: { expected: 'object' } }]);
  // The one that JSON.parse keeps need not be the one that was meant.
  const details: ErrorDetail[] = repeatedFields(text).map((path) => ({ code: 'FIELD_REPEATED', path }));
  const fields = readFields(given, fieldRules, ['medications', 'attachments'], '', details);
  const medications = readMedications(given.medications, details);
  const hrefs = readAttachments(given.attachments, allowedHosts, details);
  if (details.length > 0) throw failed(details);
  const body = { ...fields, medications } as Omit<PrescriptionRequest, 'attachments'>;
  return { subscriberId: body.subscriberId, body: JSON.stringify(body), hrefs };
}

function readMedications(given: unknown, details: ErrorDetail[]): Record<string, string>[] {
  const seen = new Map<string, string>();
  return readList(given, 'medications', { least: 1, most: mostMedications }, details).flatMap((item, index) => {
    const path = `medications[${index}]`;
    if (!isObject(item)) return tell(details, { code: 'ITEM_NOT_OBJECT', path });
    const medication = readFields(item, medicationRules, [], `${path}.`, details);
    const key = `${medication.tableCode} ${medication.medicationCode}`;
    const first = seen.get(key);
    if (first !== undefined) return tell(details, { code: 'MEDICATION_REPEATED', path, params: { first } });
    seen.set(key, path);
    return [medication];
  });
}

function readAttachments(given: unknown, allowedHosts: readonly string[], details: ErrorDetail[]): string[] {
  return readList(given, 'attachments', { least: 0, most: mostAttachments }, details).flatMap((item, index) => {
    const path = `attachments[${index}]`;
    if (!isObject(item)) return tell(details, { code: 'ITEM_NOT_OBJECT', path });
    const { href } = readFields(item, [{ name: 'href', max: 2_000, pattern: /(?:)/ }], [], `${path}.`, details);
    const fault = href === undefined ? undefined : attachmentFault(href, allowedHosts);
    return fault === undefined ? (href ?? []) : tell(details, { code: fault, path: `${path}.href` });
  });
}

function readList(given: unknown, path: string, { least, most }: { least: number; most: number }, details: ErrorDetail[]): unknown[] {
  if (given === undefined || given === null) return tell(details, { code: 'FIELD_REQUIRED', path });
  if (!Array.isArray(given)) return tell(details, { code: 'FIELD_TYPE', path, params: { expected: 'array' } });
  if (given.length < least) return tell(details, { code: 'ITEMS_EMPTY', path });
  if (given.length > most) return tell(details, { code: 'ITEMS_TOO_MANY', path, params: { max: most } });
  return given as unknown[];
}

function readFields(
  given: JsonObject,
  rules: readonly FieldRule[],
  others: readonly string[],
  prefix: string,
  details: ErrorDetail[],
): Record<string, string> {
  for (const name of Object.keys(given))
    if (!others.includes(name) && !rules.some((rule) => rule.name === name))
      details.push({ code: 'FIELD_UNKNOWN', path: prefix + printableName(name) });
  return Object.fromEntries(
    rules.flatMap((rule) => {
      const value = readField(given[rule.name], rule, prefix + rule.name, details);
      return value === undefined ? [] : [[rule.name, value]];
    }),
  );
}

function readField(value: unknown, rule: FieldRule, path: string, details: ErrorDetail[]): string | undefined {
  const fault = (detail: Omit<ErrorDetail, 'path'>): undefined => {
    details.push({ ...detail, path });
  };
  if (value === undefined || value === null) return fault({ code: 'FIELD_REQUIRED' });
  if (typeof value !== 'string') return fault({ code: 'FIELD_TYPE', params: { expected: 'string' } });
  const text = value.trim();
  if (text === '') return fault({ code: 'FIELD_REQUIRED' });
  if (text.length > rule.max) return fault({ code: 'FIELD_TOO_LONG', params: { max: rule.max } });
  if (/[\p{Cc}\p{Surrogate}]/u.test(text)) return fault({ code: 'FIELD_CHARACTERS' });
  if (rule.day) return (/^(\d{8}|\d{4}-\d{2}-\d{2})$/.test(text) ? plainDay(text) : undefined) ?? fault({ code: 'DATE_INVALID' });
  if (rule.allowed && !rule.allowed.includes(text)) return fault({ code: 'FIELD_ENUM', params: { allowed: rule.allowed.join(', ') } });
  if (rule.pattern && !rule.pattern.test(text))
    return fault({ code: 'FIELD_FORMAT', params: { expected: rule.pattern.source.replace(/^\^|\$$/g, '') } });
  return text;
}

function tell(details: ErrorDetail[], detail: ErrorDetail): [] {
  details.push(detail);
  return [];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function failed(details: ErrorDetail[]): PonteError {
  return new PonteError('VALIDATION_FAILED', { details: details.slice(0, mostDetails), detailsTotal: details.length });
}
