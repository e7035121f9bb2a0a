import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { FieldError } from './engine/field-error';
import { beginEntry, performOperation, renderProblem, type Stage } from './engine/operation';
import type { Arrival } from './engine/received-call';
import type { Problem, Vendor, VendorOperation } from './engine/vendor';
import type { World } from './engine/world';
import { WorldError } from './engine/world-error';
import type { Worlds } from './engine/worlds';
import { VendorReply } from './vendor-reply';
import { worldNameOf } from './world-address';

const methods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
const logger = new Logger('mock-upstream');

/**
 * Puts every operation of every vendor on the wire, straight on Fastify: the pipeline of Nest would slow these calls down and gives
 * them nothing. What a vendor does not have, and what the engine refuses, is told in the vendor's own format.
 */
export function serveVendors(fastify: FastifyInstance, vendors: readonly Vendor[], worlds: Worlds, stage: Stage): void {
  const reply = new VendorReply(stage);
  for (const vendor of vendors) {
    const route = (method: string | string[], url: string, operation?: VendorOperation) =>
      fastify.route({
        method,
        url,
        exposeHeadRoute: false,
        handler: handlerOf(vendor, operation, worlds, stage, reply),
        errorHandler: (error, request, to) => {
          const problem = problemOf(error);
          const answer = renderProblem(vendor, problem);
          const world = isUnread(error) ? namedWorld(worlds, request) : undefined;
          if (!world) return reply.answer(to, answer);
          const entry = beginEntry(world, vendor, operation, arrivalOf(request), stage.wallTime());
          entry.reason = problem.reason;
          reply.send(to, { kind: 'answer', answer, entry, wire: [] }, world);
        },
      });
    for (const basePath of vendor.basePaths) {
      for (const operation of vendor.operations) {
        route(operation.method, basePath + operation.path.replace(/\{(\w+)\}/g, ':$1'), operation);
      }
      route(methods, `${basePath}/*`);
    }
  }
}

function handlerOf(
  vendor: Vendor,
  operation: VendorOperation | undefined,
  worlds: Worlds,
  stage: Stage,
  reply: VendorReply,
): RouteHandlerMethod {
  return (request, to) => {
    const world = worlds.select(worldNameOf(request.raw));
    performOperation(stage, world, vendor, operation, arrivalOf(request))
      .then(
        (outcome) => reply.send(to, outcome, world),
        (error: unknown) => to.send(error),
      )
      // What cannot even be sent ends this connection, never the process.
      .catch((error: unknown) => {
        logger.error(error);
        to.raw.destroy();
      });
  };
}

function arrivalOf(request: FastifyRequest): Arrival {
  const { method, headers, body, socket } = request;
  const id = headers['x-request-id'];
  return {
    method,
    params: request.params as Record<string, string>,
    query: request.query as Record<string, string | string[]>,
    path: request.url,
    headers,
    text: typeof body === 'string' ? body : '',
    id: typeof id === 'string' ? id : request.id,
    remoteHost: socket.remoteAddress,
    remotePort: socket.remotePort,
  };
}

/** The world of a call that is refused anyhow; undefined when it names none that can be. */
function namedWorld(worlds: Worlds, request: FastifyRequest): World | undefined {
  try {
    return worlds.select(worldNameOf(request.raw));
  } catch {
    return undefined;
  }
}

/** The body could not be read: too large, or not of the length that was told. The call never came to its vendor. */
function isUnread(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code.startsWith('FST_ERR_CTP_');
}

function problemOf(error: unknown): Problem {
  if (error instanceof FieldError) return { status: 400, reason: error.message };
  if (error instanceof WorldError) return { status: error.status, reason: error.message };
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return { status, reason: error instanceof Error ? error.message : 'refused' };
  }
  logger.error(error);
  return { status: 500, reason: 'the emulator failed, see its log' };
}
