import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PonteError, preferredLanguage, renderError } from '@ponte/common';
import { requestIdHeader } from '../http/request-id';
import { errorForLog } from '../logging/error-for-log';
import { ponteErrorOf } from './ponte-error-of';

/** Bytes of a refused body that are still read, so that the caller gets to see the answer instead of a reset. */
const drainLimit = 64 * 1024 * 1024;

/** The last stop of every error: answers in the TOTVS model, in the caller's language, and logs without personal data. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Edge');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = routedError(ponteErrorOf(thrown), request);
    this.log(error, request);
    if (reply.sent) return;
    if (error.code === 'BODY_TOO_LARGE') drain(request, reply);
    if (error.retryAfterSeconds !== undefined) void reply.header('retry-after', Math.ceil(error.retryAfterSeconds));
    if (error.location !== undefined) void reply.header('location', error.location);
    if (error.status === 405) void reply.header('allow', String(error.params.allowed ?? ''));
    if (error.status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply
      .header(requestIdHeader, request.id)
      .header('vary', 'Accept-Language')
      .type('application/json; charset=utf-8')
      .code(error.status)
      .send(renderError(error, preferredLanguage(request.headers['accept-language']), request.id));
  }

  private log(error: PonteError, request: FastifyRequest): void {
    const facts = {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url,
      code: error.code,
      status: error.status,
      ...(error.cause === undefined || error.status < 500 ? {} : { cause: errorForLog(error.cause) }),
    };
    if (error.level === 'error') this.logger.error(facts);
    else if (error.level === 'warn') this.logger.warn(facts);
    else this.logger.debug(facts);
  }
}

/** A 404 of the router, or of a route for any resource, may be a known address asked with a method it does not have. */
function routedError(error: PonteError, request: FastifyRequest): PonteError {
  if (!(error.code === 'NOT_FOUND' && request.is404) && error.code !== 'RESOURCE_UNKNOWN') return error;
  return request.server.allowedMethods.faultOf(request.method, request.url.split('?', 1)[0] ?? '') ?? error;
}

/** Closing at once would reset the connection while the caller still writes, and the answer would be lost with it. */
function drain(request: FastifyRequest, reply: FastifyReply): void {
  void reply.removeHeader('connection');
  let drained = 0;
  request.raw.on('data', (chunk: Buffer) => {
    drained += chunk.length;
    if (drained > drainLimit) request.raw.destroy();
  });
}
