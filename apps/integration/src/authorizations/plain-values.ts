/** Text without blanks around it; null where there is nothing. */
export function textOrNull(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' ? null : text;
}

/**
 * The day of a date or an instant as it is written, yyyy-MM-dd or aaaammdd, whatever stands behind it; null for anything else and for
 * days that are in no calendar. An instant is not moved to another time zone: vendors label local midnights with Z.
 */
export function dayOrNull(value: unknown): string | null {
  const parts =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(textOrNull(value) ?? '') ?? /^(\d{4})(\d{2})(\d{2})$/.exec(textOrNull(value) ?? '');
  if (!parts) return null;
  const [, year, month, day] = parts;
  const text = `${year}-${month}-${day}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  // The engine reads 31 February as a day of March.
  return !Number.isNaN(time) && text >= '0001' && new Date(time).toISOString().startsWith(text) ? text : null;
}

/** An instant in UTC, ISO 8601; null where there is no time, or no zone, to read. */
export function instantOrNull(value: unknown): string | null {
  const text = textOrNull(value) ?? '';
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text) || dayOrNull(text) === null) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** A number, or numeric text with point or comma; null for anything else. */
export function quantityOrNull(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  const text = textOrNull(value) ?? '';
  return /^\d{1,15}([.,]\d{1,10})?$/.test(text) ? Number(text.replace(',', '.')) : null;
}
