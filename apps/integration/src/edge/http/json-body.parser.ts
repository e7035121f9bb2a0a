import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { parseJsonLossless, PonteError } from '@ponte/common';

/** Largest body taken, in bytes. */
export const bodyLimit = 10 * 1024 * 1024;

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it arrived; Idempotency-Key hashes it. */
    rawBody?: Buffer;
  }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route reads its JSON itself: the handler gets the text. */
    bodyAsText?: boolean;
  }
}

/** Bodies are JSON in UTF-8 and nothing else. Long integers survive as text, nesting is bounded, the bytes are kept. */
export function registerJsonBody(fastify: FastifyInstance): void {
  fastify.decorateRequest('rawBody', undefined);
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit }, (request, body, done) => {
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') return done(new PonteError('UNSUPPORTED_MEDIA_TYPE'));
    const bytes = body as Buffer;
    request.rawBody = bytes;
    try {
      const text = textOf(bytes);
      done(null, request.routeOptions.config.bodyAsText || text === undefined ? text : parseJsonLossless(text));
    } catch (error) {
      done(error as Error);
    }
  });
}

function textOf(bytes: Buffer): string | undefined {
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) throw new PonteError('INVALID_ENCODING');
  // Windows tools put a byte order mark in front; it is not part of the JSON.
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return bytes.toString('utf8', start);
}
