import { Logger } from '@nestjs/common';
import type { FastifyInstance, RouteHandlerMethod } from 'fastify';
import { FieldError } from './engine/field-error';
import { performOperation, renderProblem, type Stage } from './engine/operation';
import type { Problem, Vendor, VendorOperation } from './engine/vendor';
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
  const reply = new VendorReply(stage.hooks);
  for (const vendor of vendors) {
    const route = (method: string | string[], url: string, operation?: VendorOperation) =>
      fastify.route({
        method,
        url,
        exposeHeadRoute: false,
        handler: handlerOf(vendor, operation, worlds, stage, reply),
        errorHandler: (error, _request, to) => reply.answer(to, renderProblem(vendor, problemOf(error))),
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
    const { method, headers, body } = request;
    const params = request.params as Record<string, string>;
    const query = request.query as Record<string, string | string[]>;
    const text = typeof body === 'string' ? body : '';
    performOperation(stage, world, vendor, operation, { method, params, query, path: request.url, headers, text }).then(
      (outcome) => reply.send(to, outcome, world.name),
      (error: unknown) => to.send(error),
    );
  };
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
