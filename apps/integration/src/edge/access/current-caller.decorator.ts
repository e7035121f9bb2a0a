import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { PonteError } from '@ponte/common';
import type { Caller, RequestWithCaller } from './caller';

/** The caller the guard found. On a public route there is none, and asking for it answers 401. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<RequestWithCaller>();
  if (caller === undefined) throw new PonteError('UNAUTHENTICATED');
  return caller;
});
