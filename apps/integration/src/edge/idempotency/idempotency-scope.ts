import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { PonteError, sha256 } from '@ponte/common';
import type { RequestWithCaller } from '../access/caller';

/** What makes two calls the same call. */
export interface IdempotencyScope {
  readonly tenantId: number;
  /** Method and path without query. */
  readonly route: string;
  readonly key: string;
  /** SHA-256 of the raw body, hexadecimal. */
  readonly bodyHash: string;
}

const maxIdempotencyKeyLength = 255;

/**
 * The scope of a call that carries Idempotency-Key, undefined without one.
 * @throws PonteError IDEMPOTENCY_KEY_INVALID
 */
export function idempotencyScopeOf(request: FastifyRequest & RequestWithCaller): IdempotencyScope | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key))
    throw new PonteError('IDEMPOTENCY_KEY_INVALID', { params: { max: maxIdempotencyKeyLength } });
  if (request.caller === undefined) throw new PonteError('UNAUTHENTICATED');
  const path = request.url.split('?', 1)[0] ?? '';
  return { tenantId: request.caller.tenant.id, route: `${request.method} ${path}`, key, bodyHash: sha256(request.rawBody ?? '') };
}

/** Parameter of a handler: `@IdempotencyKey() scope: IdempotencyScope | undefined`. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext) =>
  idempotencyScopeOf(context.switchToHttp().getRequest<FastifyRequest & RequestWithCaller>()),
);
