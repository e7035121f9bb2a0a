import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export const requestIdHeader = 'x-request-id';

const acceptable = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;

/** Made by machines, where digits mean nothing: UUID, trace id, `traceparent`. */
const hexadecimal = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{32}|[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2})$/i;

/** Six digits in a row, or eleven with marks between them as in 529.982.247-25, may be a document or a card. */
const documentLike = /\d{6}|(?:\d[._-]*){11}/;

/** The caller's request id when it is harmless to log and to echo, else a new one. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers[requestIdHeader];
  return typeof given === 'string' && acceptable.test(given) && isHarmless(given) ? given : randomUUID();
}

function isHarmless(id: string): boolean {
  return !/^[\d._-]+$/.test(id) && (hexadecimal.test(id) || !documentLike.test(id));
}
