import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** Bodies from this size on wait for each other; smaller ones pass. */
const largeBytes = 256 * 1024;
/** Large bodies that are read, checked and stored at the same time. */
const atOnce = 2;

/**
 * A body of 10 MB becomes some 60 MB of objects while it is checked. Large ones are let in two at a time, before the first byte is
 * read: the others wait in their sockets, not in our memory, however many clients load at once.
 * @param authenticate throws for a caller without a valid key: nobody else has us read megabytes
 */
export function queueLargeBodies(fastify: FastifyInstance, authenticate: (headers: IncomingHttpHeaders) => Promise<unknown>): void {
  const waiting: (() => void)[] = [];
  let inside = 0;
  const next = () => {
    const admit = waiting.shift();
    if (admit) admit();
    else inside--;
  };
  fastify.addHook('onRequest', async (request, reply) => {
    const length = request.headers['content-length'];
    const large = length === undefined ? request.headers['transfer-encoding'] !== undefined : Number(length) >= largeBytes;
    if (!large) return;
    await authenticate(request.headers);
    let gone = false;
    let admitted = false;
    // Fires once, when the answer is out or the caller has hung up.
    reply.raw.once('close', () => {
      gone = true;
      if (admitted) next();
    });
    if (inside < atOnce) {
      inside++;
      admitted = true;
      return;
    }
    await new Promise<void>((resolve) => {
      waiting.push(() => {
        admitted = true;
        if (gone) next();
        resolve();
      });
    });
  });
}
