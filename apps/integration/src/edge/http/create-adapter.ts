import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { PonteError, preferredLanguage, renderError } from '@ponte/common';
import { keepRequestIds } from '../logging/request-context';
import { AllowedMethods } from './allowed-methods';
import { bodyLimit, registerJsonBody } from './json-body.parser';
import { requestIdHeader, requestIdOf } from './request-id';
import { secureAnswers } from './secure-answers';

declare module 'fastify' {
  interface FastifyInstance {
    allowedMethods: AllowedMethods;
  }
}

/** To be given to `NestFactory.create` beside the adapter: bodies are ours to read, and the log starts buffered until pino is there. */
export const edgeAppOptions = { bodyParser: false, bufferLogs: true } as const;

/**
 * Fastify as every route needs it: our body reader and limits, request ids, errors in our model even where Nest is not reached,
 * and a close that lets running requests finish.
 */
export function createAdapter(): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit,
    // Behind a proxy the peer address is the proxy's; nothing here decides by it except /metrics, which must not believe headers.
    trustProxy: false,
    requestIdHeader: false,
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers),
    // Longer than the idle time of common load balancers, which must be the ones to close.
    keepAliveTimeout: 72_000,
    requestTimeout: 120_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 256 },
    frameworkErrors: (_: Error, request: FastifyRequest, reply: FastifyReply) => {
      const language = preferredLanguage(request.headers['accept-language']);
      void reply
        .header(requestIdHeader, request.id)
        .code(400)
        .send(renderError(new PonteError('BAD_REQUEST'), language));
    },
    clientErrorHandler: (error, socket) => {
      // What arrived is not HTTP: there is no request to answer to, only a socket.
      if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
      const body = JSON.stringify(renderError(new PonteError('BAD_REQUEST'), 'pt'));
      socket.end(
        `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      );
    },
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  const allowedMethods = new AllowedMethods();
  fastify.decorate('allowedMethods', allowedMethods);
  allowedMethods.watch(fastify);
  keepRequestIds(fastify);
  secureAnswers(fastify);
  registerJsonBody(fastify);
  refuseEarly(fastify);
  return adapter;
}

function refuseEarly(fastify: FastifyInstance): void {
  let closing = false;
  fastify.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header(requestIdHeader, request.id);
    if (closing) done(new PonteError('SHUTTING_DOWN', { retryAfterSeconds: 5 }));
    // Nobody reads the body of a call that no route takes.
    else if (request.is404) done(new PonteError('NOT_FOUND'));
    else done();
  });
}
