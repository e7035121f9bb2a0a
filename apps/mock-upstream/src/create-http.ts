import { ValidationPipe, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayAdminister } from './admin/admin-access';
import { serveAdminDocument } from './admin/admin-document';
import { AppModule } from './app.module';
import type { Stage } from './engine/operation';
import type { Vendor } from './engine/vendor';
import type { Worlds } from './engine/worlds';
import { ErrorFilter, refuse } from './error.filter';
import { serveVendors } from './vendor-routes';
import { withoutWorldPrefix } from './world-address';

const bodyLimit = 20 * 1024 * 1024;
/** A snapshot holds everything that many calls brought. */
const snapshotLimit = 512 * 1024 * 1024;
const keepAliveMs = 65_000;

export interface HttpOptions {
  logger: LoggerService | false;
  adminToken?: string;
  /** Host names under which `/__admin` may be asked for, beside the loopback ones. */
  ownHosts: readonly string[];
}

/** The emulator's parts, made outside of Nest. */
export interface EmulatorParts {
  vendors: readonly Vendor[];
  worlds: Worlds;
  stage: Stage;
}

/** The emulator as a Nest application on Fastify, not listening yet: vendors straight on Fastify, the admin routes as controllers. */
export async function createHttp({ vendors, worlds, stage }: EmulatorParts, options: HttpOptions): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit,
    // Clients that pool connections reuse idle ones for long: closing them first would look like a reset by the vendor.
    keepAliveTimeout: keepAliveMs,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    rewriteUrl: withoutWorldPrefix,
    // Before any route: the router's own text repeats the address, which may hold a key.
    frameworkErrors: (_error: Error, _request: FastifyRequest, reply: FastifyReply) => {
      refuse(reply, 400, 'the address cannot be read');
    },
  });
  const fastify: FastifyInstance = adapter.getInstance();
  fastify.server.headersTimeout = keepAliveMs + 5_000;
  readBodies(fastify);
  guardAdmin(fastify, options);
  fastify.addHook('onRoute', (route) => {
    if (route.url === '/__admin/restore') route.bodyLimit = snapshotLimit;
  });
  serveVendors(fastify, vendors, worlds, stage);

  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(vendors, worlds), adapter, {
    logger: options.logger,
    bodyParser: false,
    abortOnError: false,
  });
  app.useGlobalFilters(new ErrorFilter());
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
  serveAdminDocument(app, vendors);
  return app;
}

/** A vendor reads its own body, after it has looked at the credential; the admin routes get theirs parsed, and take JSON alone. */
function readBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'string' }, (request, text, done) => {
    if (!isAdmin(request.routeOptions.url) || text.length === 0) return done(null, text.length === 0 ? undefined : text);
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
      return done(refusal(415, 'content-type must be application/json'));
    try {
      done(null, JSON.parse(text as string));
    } catch {
      done(refusal(400, 'the body is not JSON'));
    }
  });
}

function guardAdmin(fastify: FastifyInstance, { adminToken, ownHosts }: HttpOptions): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    // By the route that matched, not by the URL as written: that can spell the same path with escapes.
    if (!isAdmin(request.routeOptions.url) || isPage(request.routeOptions.url)) return done();
    const { remoteAddress, localPort } = request.raw.socket;
    const token = request.headers['x-mock-admin-token'];
    const caller = { remoteAddress, localPort, host: request.headers.host, token: typeof token === 'string' ? token : undefined };
    if (mayAdminister(caller, adminToken, ownHosts)) return done();
    done(refusal(403, 'ask from this machine under a name of ours, or send X-Mock-Admin-Token'));
  });
}

function isAdmin(route: string | undefined): boolean {
  return route?.startsWith('/__admin') ?? false;
}

/** The page itself tells nothing, and a browser cannot send a token for it; the page asks for one. */
function isPage(route: string | undefined): boolean {
  return /^\/__admin\/ui(?:\/|$)/.test(route ?? '');
}

function refusal(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode });
}
