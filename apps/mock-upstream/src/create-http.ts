import { ValidationPipe, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { mayAdminister } from './admin/admin-access';
import { serveAdminDocument } from './admin/admin-document';
import { AppModule, type EmulatorParts } from './app.module';
import { ErrorFilter } from './error.filter';

const bodyLimit = 20 * 1024 * 1024;
const keepAliveMs = 65_000;

export interface HttpOptions {
  logger: LoggerService | false;
  adminToken?: string;
  /** Host names under which `/__admin` may be asked for, beside the loopback ones. */
  ownHosts: readonly string[];
}

/** The emulator as a Nest application on Fastify, not listening yet. */
export async function createHttp(parts: EmulatorParts, { logger, adminToken, ownHosts }: HttpOptions): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit,
    // Clients that pool connections reuse idle ones for long: closing them first would look like a reset by the vendor.
    keepAliveTimeout: keepAliveMs,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
  });
  const fastify = adapter.getInstance();
  fastify.server.headersTimeout = keepAliveMs + 5_000;
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    // A vendor reads its own body, after it has looked at the credential; the admin routes get theirs parsed.
    if (!isAdmin(request.routeOptions.url)) return done(null, text);
    try {
      done(null, text.length === 0 ? undefined : JSON.parse(text as string));
    } catch {
      done(Object.assign(new Error('the body is not JSON'), { statusCode: 400 }), undefined);
    }
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    // By the route that matched, not by the URL as written: that can spell the same path with escapes.
    if (!isAdmin(request.routeOptions.url)) return done();
    const { remoteAddress, localPort } = request.raw.socket;
    const token = request.headers['x-mock-admin-token'];
    const caller = { remoteAddress, localPort, host: request.headers.host, token: typeof token === 'string' ? token : undefined };
    if (mayAdminister(caller, adminToken, ownHosts)) return done();
    done(Object.assign(new Error('ask from this machine under a name of ours, or send X-Mock-Admin-Token'), { statusCode: 403 }));
  });

  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(parts), adapter, {
    logger,
    bodyParser: false,
    abortOnError: false,
  });
  app.useGlobalFilters(new ErrorFilter());
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
  serveAdminDocument(app);
  return app;
}

function isAdmin(route: string | undefined): boolean {
  return route?.startsWith('/__admin') ?? false;
}
