import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance } from 'fastify';

const requestIds = new AsyncLocalStorage<string>();

/** Id of the request on whose behalf this code runs; undefined in a poller or a task. */
export function currentRequestId(): string | undefined {
  return requestIds.getStore();
}

/**
 * Lets every line of the log name its request. (A child logger for each request, as pino-http makes it, halves the rate of a small
 * answer.)
 */
export function keepRequestIds(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _, done) => requestIds.run(request.id, done));
}
