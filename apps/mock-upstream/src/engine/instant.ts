import { FieldError } from './field-error';

const written = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;
const earliest = Date.UTC(1900, 0, 1);
const latest = Date.UTC(2200, 0, 1);

/**
 * Milliseconds since 1970 of an instant: a number of them, `2026-03-01T12:00:00-03:00`, or a day, which begins at midnight UTC.
 * @throws FieldError naming `field`
 */
export function parseInstant(value: unknown, field: string): number {
  const time = typeof value === 'number' ? value : typeof value === 'string' && written.test(value) ? Date.parse(value) : NaN;
  // The engine reads 31 February as a day of March.
  const realDay = typeof value !== 'string' || isDay(value.slice(0, 10));
  if (!Number.isInteger(time) || !realDay) {
    throw new FieldError(field, 'must be milliseconds since 1970 or ISO 8601 with a zone, like 2026-03-01T12:00:00Z, or a day');
  }
  if (time < earliest || time > latest) throw new FieldError(field, 'must lie between 1900 and 2200');
  return time;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
