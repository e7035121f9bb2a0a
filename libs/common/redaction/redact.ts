export const redacted = '[redacted]';

/** Path segments with this many digits may be a document or a card. */
const longDigitRun = /\d{6,}/;

/** An address fit for a log: no user-info, no query values, no fragment, no segment that could name a person. Unreadable ones vanish whole. */
export function redactUrl(address: string): string {
  const relative = address.startsWith('/');
  if (!URL.canParse(address, 'http://local')) return redacted;
  const url = new URL(address, 'http://local');
  const path = url.pathname
    .split('/')
    .map((segment) => (longDigitRun.test(segment) || segment.length > 40 ? redacted : segment))
    .join('/');
  return `${relative ? '' : url.origin}${path}${redactQuery(url.search)}`;
}

/** Keeps the names of query parameters, none of their values. */
export function redactQuery(query: string): string {
  const names = [...new Set(new URLSearchParams(query).keys())];
  return names.length === 0 ? '' : `?${names.map((name) => `${longDigitRun.test(name) ? redacted : name}=${redacted}`).join('&')}`;
}

const openHeaders = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'content-length',
  'content-type',
  'retry-after',
  'x-request-id',
  'traceparent',
]);

/** Headers fit for a log. An allow-list: a header not known to be harmless keeps its name and loses its value. */
export function redactHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, openHeaders.has(name.toLowerCase()) ? String(value) : redacted]),
  );
}

/** Masks runs of digits long enough to be a document, a card or a phone, inside a free text such as a vendor's message. */
export function redactDigits(text: string): string {
  return text.replace(/\d(?:[.\-/ ]?\d){5,}/g, redacted);
}
