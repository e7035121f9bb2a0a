/** What a date parameter covers: from its first moment, up to and without `until`. */
export interface TimeSpan {
  from: Date;
  until: Date;
}

const dayMs = 86_400_000;
const day = /^(\d{4})-?(\d{2})-?(\d{2})$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** `yyyy-MM-dd` or `aaaammdd` is the whole day in UTC, an instant with its zone one millisecond. @returns undefined for anything else */
export function timeSpan(text: string): TimeSpan | undefined {
  const [, year, month, date] = day.exec(text) ?? [];
  const whole = year !== undefined;
  if (!whole && !instant.test(text)) return undefined;
  const [isoDay = '', time = ''] = whole ? [`${year}-${month}-${date}`] : text.split('T');
  const midnight = new Date(isoDay);
  // Days that the calendar does not have are moved to the next month by some engines.
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== isoDay || isoDay < '0001') return undefined;
  const from = whole ? midnight : new Date(`${isoDay}T${time}`);
  if (Number.isNaN(from.getTime())) return undefined;
  return { from, until: new Date(from.getTime() + (whole ? dayMs : 1)) };
}
