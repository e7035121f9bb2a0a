import { HttpException } from '@nestjs/common';
import { PonteError, type ErrorCode } from '@ponte/common';
import { databaseFailureOf } from '../../database/database-failure';
import { bodyLimit } from '../http/json-body.parser';

const fastifyCodes: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'BODY_REQUIRED',
  FST_ERR_CTP_INVALID_JSON_BODY: 'MALFORMED_JSON',
  FST_ERR_NOT_FOUND: 'NOT_FOUND',
};

const statusCodes: Readonly<Record<number, ErrorCode>> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'VALIDATION_FAILED',
  503: 'VENDOR_UNAVAILABLE',
};

/** Every error that can reach the edge, as one of ours. The original stays as `cause`, for the log. */
export function ponteErrorOf(error: unknown): PonteError {
  if (error instanceof PonteError) return error;
  const failure = databaseFailureOf(error);
  if (failure?.passing === true) return new PonteError('DATABASE_UNAVAILABLE', { retryAfterSeconds: 5, cause: error });
  // A NUL in an address or a body: PostgreSQL cannot hold it, so nothing here can be called so.
  if (failure?.code === '22021') return new PonteError('BAD_REQUEST', { cause: error });
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
  const fastifyCode = (error as { code?: unknown } | null)?.code;
  const named = typeof fastifyCode === 'string' ? fastifyCodes[fastifyCode] : undefined;
  const code = named ?? (typeof status === 'number' ? codeOfStatus(status) : 'INTERNAL');
  return new PonteError(code, { cause: error, params: code === 'BODY_TOO_LARGE' ? { max: bodyLimit } : {} });
}

function codeOfStatus(status: number): ErrorCode {
  return statusCodes[status] ?? (status >= 400 && status < 500 ? 'BAD_REQUEST' : 'INTERNAL');
}
