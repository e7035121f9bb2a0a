import type { ProtheusFault } from '@ponte/protheus-refund/contract';
import { isCalendarDay } from './calendar-day';
import { catalogued } from './protheus-answers';

/** ADVPL's letters: character, date, array. The document shows C alone. */
type TypeLetter = 'C' | 'D' | 'A';

interface Field {
  readonly name: string;
  readonly type: TypeLetter;
  readonly inner?: readonly Field[];
}

const text = (name: string): Field => ({ name, type: 'C' });

/** In the order of the document's table, in which the faults are told. */
export const bodyFields: readonly Field[] = [
  text('healthInsurerCode'),
  text('subscriberId'),
  text('professionalCouncil'),
  text('professionalCouncilNumber'),
  text('stateAbbreviation'),
  text('professionalName'),
  { name: 'prescriptionDate', type: 'D' },
  { name: 'medications', type: 'A', inner: [text('tableCode'), text('medicationCode')] },
  { name: 'attachments', type: 'A', inner: [text('href')] },
];

/** Everything that is missing from the body or of another type, one entry of `details` each; a list's fields once per entry. */
export function bodyFaults(body: unknown): ProtheusFault[] {
  return faultsOf(body, bodyFields, '');
}

function faultsOf(value: unknown, fields: readonly Field[], path: string): ProtheusFault[] {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  return fields.flatMap(({ name, type, inner }) => {
    const field = path + name;
    const content = Object.hasOwn(given, name) ? given[name] : undefined;
    if (content === undefined || content === null) return [catalogued('fieldAbsent', { field })];
    if (!isOfType(content, type)) return [catalogued('fieldType', { field, type })];
    // A prescription without a medication would be nowhere in the lists: a list of none counts as none given.
    if (name === 'medications' && (content as unknown[]).length === 0) return [catalogued('fieldAbsent', { field })];
    return inner ? (content as unknown[]).flatMap((entry) => faultsOf(entry, inner, `${field}.`)) : [];
  });
}

function isOfType(value: unknown, type: TypeLetter): boolean {
  if (type === 'A') return Array.isArray(value);
  return typeof value === 'string' && (type === 'C' || isCalendarDay(value));
}
