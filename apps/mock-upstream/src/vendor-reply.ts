import { Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { MockHooks, Outcome } from './engine/operation';
import type { Answer } from './engine/vendor';

/** Puts the outcome of an operation on the wire. */
export class VendorReply {
  private readonly logger = new Logger('mock-upstream');

  constructor(private readonly hooks: MockHooks) {}

  send(reply: FastifyReply, outcome: Outcome, world: string): void {
    if (outcome.kind === 'reset') {
      reply.hijack();
      // RST instead of FIN: the caller sees ECONNRESET and cannot know whether the work was done.
      reply.raw.socket?.resetAndDestroy();
      return;
    }
    const { afterAnswer } = this.hooks;
    if (afterAnswer) {
      reply.raw.once('finish', () => {
        Promise.resolve(afterAnswer.call(this.hooks, outcome.call, world)).catch((error: unknown) => this.logger.error(error));
      });
    }
    this.answer(reply, outcome.answer);
  }

  answer(reply: FastifyReply, { status, body, headers }: Answer): void {
    reply.code(status).header('content-type', 'application/json; charset=utf-8');
    if (headers) reply.headers(headers);
    reply.send(body);
  }
}
