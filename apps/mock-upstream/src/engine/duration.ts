import { FieldError } from './field-error';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const longest = 100 * 366 * 86_400_000;
const iso = /^P(?=.)(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?=.)(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/i;
const forms = "milliseconds, or a text like '500ms', '10m', '1h30m', '2d', or an ISO 8601 duration in weeks, days and less (PT10M)";

/**
 * Milliseconds of a duration: a number of them, `10m`, `1h30m`, or ISO 8601. Years and months are refused: their length varies.
 * @throws FieldError naming `field`
 */
export function parseDuration(value: unknown, field: string): number {
  const milliseconds = typeof value === 'number' ? value : typeof value === 'string' ? fromText(value.trim()) : NaN;
  if (!Number.isFinite(milliseconds) || milliseconds < 0) throw new FieldError(field, `must be ${forms}`);
  if (milliseconds > longest) throw new FieldError(field, 'must not exceed 100 years');
  return Math.round(milliseconds);
}

function fromText(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const [match, ...parts] = iso.exec(text) ?? [];
  if (match !== undefined) {
    return ['w', 'd', 'h', 'm', 's'].reduce((sum, unit, at) => sum + Number(parts[at] ?? 0) * (units[unit] ?? NaN), 0);
  }
  if (!/^(?:\d+(?:\.\d+)?(?:ms|[smhdw])\s*)+$/i.test(text)) return NaN;
  return [...text.matchAll(/([\d.]+)(ms|[smhdw])/gi)].reduce(
    (sum, [, amount, unit = '']) => sum + Number(amount) * (units[unit.toLowerCase()] ?? NaN),
    0,
  );
}
