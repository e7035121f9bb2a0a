import { ApiResponse } from '@nestjs/swagger';
import { PonteError, renderError, type ErrorCode } from '@ponte/common';
import { ErrorResponse } from '../edge/openapi/error.response';

/** A code, or a code with codes that may stand in its details. */
export type ErrorExample = ErrorCode | readonly [ErrorCode, readonly ErrorCode[]];

const params = { vendorCode: 'E009', status: 404, expected: 'string (C)', column: 'B4F_DATINI', rule: 'HELPID', failure: 'ETIMEDOUT' };

/** One status of a route with an example of each error it may carry. */
export function ApiErrorExamples(status: number, description: string, errors: readonly ErrorExample[]): MethodDecorator {
  const examples = errors.map((error): [string, { summary: string; value: object }] => {
    const [code, inside] = typeof error === 'string' ? [error, []] : error;
    const details = inside.map((detail) => ({ code: detail, params }));
    return [code, { summary: code, value: renderError(new PonteError(code, { params, details }), 'pt') }];
  });
  return ApiResponse({ status, description, type: ErrorResponse, examples: Object.fromEntries(examples) });
}
