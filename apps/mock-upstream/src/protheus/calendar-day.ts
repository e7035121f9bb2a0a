/** Whether a text is a day that exists, as yyyy-MM-dd. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && calendarDay(time) === text;
}

/** The day of a moment, in UTC: a clock that is set to a day gives that day. */
export function calendarDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
