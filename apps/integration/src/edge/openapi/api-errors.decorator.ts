import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { ErrorResponse } from './error.response';

/** What may go wrong on a route beside its key and role: status to the reason, in the language of the document. */
export function ApiErrors(reasons: Readonly<Record<number, string>>): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ...Object.entries(reasons).map(([status, description]) => ApiResponse({ status: Number(status), description, type: ErrorResponse })),
  );
}
