import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { MetricsService } from '../metrics/metrics.service';

/** One line and one observation per answered request, by route template; addresses that no route matched share one name. */
export function recordRequests(fastify: FastifyInstance, metrics: MetricsService): void {
  const logger = new Logger('Http');
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'unmatched' : (request.routeOptions.url ?? 'unmatched');
    metrics.observeRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1_000);
    const line = {
      requestId: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime),
    };
    // Health checks and scrapes come every few seconds and would drown the rest.
    if (route.startsWith('/health') || route === '/metrics') logger.debug(line);
    else logger.log(line);
    done();
  });
}
