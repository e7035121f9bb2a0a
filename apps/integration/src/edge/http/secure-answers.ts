import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/** What browsers may do with an answer. Built once: @fastify/helmet builds it anew for each request, which fills the old generation. */
const setHeaders = helmet({
  contentSecurityPolicy: {
    directives: {
      defaultSrc: [`'self'`],
      // Swagger UI sets styles on its elements, and draws its icons from data addresses.
      styleSrc: [`'self'`, `'unsafe-inline'`],
      imgSrc: [`'self'`, 'data:'],
      scriptSrc: [`'self'`],
      objectSrc: [`'none'`],
      frameAncestors: [`'none'`],
      // Without TLS in front (a local start), upgrading would break the page.
      upgradeInsecureRequests: null,
    },
  },
});

/** Security headers on every answer, Swagger UI's and errors included. */
export function secureAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => setHeaders(request.raw, reply.raw, () => done()));
}
