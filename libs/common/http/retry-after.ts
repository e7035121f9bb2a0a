import type { HttpAnswer } from './http-exchange';

const longestMs = 86_400_000;

/** The header Retry-After, in seconds or as a date. @returns ms, at most a day; undefined when it says nothing */
export function readRetryAfter({ headers }: HttpAnswer, now: Date): number | undefined {
  const header = headers['retry-after'];
  if (header === undefined) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, longestMs) : undefined;
}
