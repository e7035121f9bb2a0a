import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { Logger } from 'nestjs-pino';
import { assertRoutesDeclareAccess } from './access/route-roles';
import { Authenticator } from './api-keys/authenticator';
import { presentedKey } from './api-keys/presented-key';
import { apiPrefix, unprefixedPaths } from './api-prefix';
import { queueLargeBodies } from './http/large-body-queue';
import { recordRequests } from './logging/request-log';
import { MetricsService } from './metrics/metrics.service';
import { serveOpenApi } from './openapi/openapi';

/**
 * Everything an application needs between `NestFactory.create(module, createAdapter(), edgeAppOptions)` and `listen`.
 * @throws Error when a route says neither its role nor that it is public
 */
export async function configureEdge(app: NestFastifyApplication): Promise<void> {
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix(apiPrefix, { exclude: unprefixedPaths });
  assertRoutesDeclareAccess(app);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  recordRequests(fastify, app.get(MetricsService));
  const authenticator = app.get(Authenticator, { strict: false });
  queueLargeBodies(fastify, (headers) => authenticator.callerOf(presentedKey(headers)));
  serveOpenApi(app);
  app.enableShutdownHooks();
}
