import { types } from 'node:util';
import type { Params } from 'nestjs-pino';
import { type DestinationStream, stdTimeFunctions } from 'pino';
import type { Options } from 'pino-http';
import { errorForLog } from './error-for-log';
import { currentRequestId } from './request-context';

/**
 * JSON lines without personal data, at every level: no address, no header, no body, no message of an error. What a request was is told
 * by its id, its route template and its outcome.
 * @param destination for tests; standard output otherwise
 */
export function loggerOptions(level: string, destination?: DestinationStream): Params {
  const options: Options = {
    level,
    base: { service: 'ponte-saude' },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => {
      const requestId = currentRequestId();
      return requestId === undefined ? {} : { requestId };
    },
    serializers: { err: errorForLog, req: () => undefined, res: () => undefined },
    hooks: {
      logMethod(args, method) {
        method.apply(this, withoutErrorMessage(args) as Parameters<typeof method>);
      },
    },
  };
  // No middleware of pino-http: our own hook writes one line per request, with the route template instead of the address.
  return { forRoutes: [], pinoHttp: destination === undefined ? options : [options, destination] };
}

/** Given an error and no text, pino takes the error's message as text: its class name has to do. */
function withoutErrorMessage(args: unknown[]): unknown[] {
  const [first, text, ...rest] = args;
  if (types.isNativeError(first)) return [{ err: first }, typeof text === 'string' ? text : first.name, ...rest];
  const inner = typeof first === 'object' && first !== null ? (first as { err?: unknown }).err : undefined;
  return types.isNativeError(inner) && text === undefined ? [first, inner.name] : args;
}
