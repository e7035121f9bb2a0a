import { types } from 'node:util';
import type { HttpFailureCode } from './http-failure';

const known: Readonly<Record<string, HttpFailureCode>> = {
  ECONNREFUSED: 'ECONNREFUSED',
  ENOTFOUND: 'ENOTFOUND',
  EAI_AGAIN: 'EAI_AGAIN',
  ECONNRESET: 'ECONNRESET',
  EPIPE: 'EPIPE',
  ETIMEDOUT: 'ETIMEDOUT',
  EHOSTUNREACH: 'EHOSTUNREACH',
  ENETUNREACH: 'ENETUNREACH',
  UND_ERR_CONNECT_TIMEOUT: 'ETIMEDOUT',
  UND_ERR_HEADERS_TIMEOUT: 'ETIMEDOUT',
  UND_ERR_BODY_TIMEOUT: 'ETIMEDOUT',
  UND_ERR_SOCKET: 'ECONNRESET',
  UND_ERR_CLOSED: 'ABORTED',
  UND_ERR_DESTROYED: 'ABORTED',
  UND_ERR_ABORTED: 'ABORTED',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'ANSWER_INVALID',
  UND_ERR_HEADERS_OVERFLOW: 'ANSWER_TOO_LARGE',
};

const tls = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_(GET|VERIFY))/;

/** Gives a network error its normalized name, looking at the causes below it too. */
export function failureCodeOf(error: unknown): HttpFailureCode {
  for (let current = error, depth = 0; types.isNativeError(current) && depth < 4; current = current.cause, depth++) {
    const code = (current as NodeJS.ErrnoException).code;
    if (code === undefined) continue;
    const name = known[code] ?? (code.startsWith('HPE_') ? 'ANSWER_INVALID' : tls.test(code) ? 'TLS' : undefined);
    if (name !== undefined) return name;
  }
  return 'UNKNOWN';
}
