/** A day as ISO `yyyy-MM-dd`; Protheus sends that, and `aaaammdd` in older releases. @returns undefined for anything else, blanks included */
export function plainDay(text: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?$/.exec(text?.trim() ?? '') ?? [];
  // PostgreSQL knows no year 0.
  if (year === undefined || year === '0000' || month === undefined || day === undefined) return undefined;
  const iso = `${year}-${month}-${day}`;
  const read = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== iso ? undefined : iso;
}

/** The day it is where validity ends at midnight: UTC-3, without summer time since 2019. */
export function brazilianDay(now: Date): string {
  return new Date(now.getTime() - 3 * 3_600_000).toISOString().slice(0, 10);
}
