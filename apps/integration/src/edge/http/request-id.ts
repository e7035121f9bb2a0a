import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export const requestIdHeader = 'x-request-id';

const acceptable = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;

/** The caller's request id when it is harmless to log and to echo, else a new one. Bare digits are refused: they may be a document. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers[requestIdHeader];
  return typeof given === 'string' && acceptable.test(given) && !/^[\d.-]+$/.test(given) ? given : randomUUID();
}
