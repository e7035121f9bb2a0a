import { Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { CallOutcome, JournalEntry } from './engine/journal/journal-entry';
import { mockCallOf } from './engine/mock-call';
import type { Outcome, Stage } from './engine/operation';
import type { Answer } from './engine/vendor';
import { wireAnswer, type WireAnswer } from './engine/wire-answer';
import type { World } from './engine/world';

const json: Readonly<Record<string, string>> = Object.freeze({ 'content-type': 'application/json; charset=utf-8' });
/** Pieces of a body that comes slowly leave so often in a second, as far as there are bytes. */
const dripsPerSecond = 10;

/** Puts the outcome of an operation on the wire, and ends its entry in the journal. */
export class VendorReply {
  private readonly logger = new Logger('mock-upstream');

  constructor(private readonly stage: Stage) {}

  send(reply: FastifyReply, outcome: Outcome, world: World): void {
    const { entry } = outcome;
    const { hooks, wallTime } = this.stage;
    if (outcome.kind === 'reset') {
      world.journal.finish(entry, { outcome: 'reset' }, wallTime());
      reply.hijack();
      // RST instead of FIN: the caller sees ECONNRESET and cannot know whether the work was done.
      reply.raw.socket?.resetAndDestroy();
      return;
    }
    const { afterAnswer } = hooks;
    if (afterAnswer) {
      reply.raw.once('finish', () => {
        Promise.resolve(afterAnswer.call(hooks, mockCallOf(entry), world.name)).catch((error: unknown) => this.logger.error(error));
      });
    }
    const { answer, wire } = outcome;
    const headers = answer.headers ? { ...json, ...answer.headers } : json;
    if (wire.length > 0) {
      this.sendSpoiled(reply, answer.status, wireAnswer(answer.body, headers, wire), entry, world);
      return;
    }
    reply.code(answer.status).headers(headers).send(answer.body);
    // Whoever waited too long is gone by now, and gets nothing.
    const end = reply.raw.destroyed ? 'aborted' : 'answered';
    world.journal.finish(entry, { outcome: end, status: answer.status, headers, body: answer.body }, wallTime());
  }

  /** An answer that belongs to no world. */
  answer(reply: FastifyReply, { status, body, headers }: Answer): void {
    reply
      .code(status)
      .headers({ ...json, ...headers })
      .send(body);
  }

  private sendSpoiled(reply: FastifyReply, status: number, spoiled: WireAnswer, entry: JournalEntry, world: World): void {
    const { headers, text, bytes, cutAt, bytesPerSecond } = spoiled;
    const finish = (outcome: CallOutcome): void =>
      world.journal.finish(entry, { outcome, status, headers, body: text }, this.stage.wallTime());
    const { raw } = reply;
    reply.hijack();
    if (raw.destroyed) return finish('aborted');
    raw.writeHead(status, { ...headers, 'content-length': bytes.length });
    const sent = cutAt === undefined ? bytes : bytes.subarray(0, cutAt);
    const end = (): void => {
      finish(raw.destroyed ? 'aborted' : spoiled.outcome);
      if (cutAt === undefined) raw.end();
      else raw.destroy();
    };
    if (bytesPerSecond === undefined) {
      if (sent.length === 0) raw.flushHeaders();
      raw.write(sent, end);
      return;
    }
    drip(raw, sent, bytesPerSecond, world).then(end, (error: unknown) => this.logger.error(error));
  }
}

/** Hands the bytes over piece by piece; ends early when the caller leaves. */
async function drip(raw: ServerResponse, bytes: Buffer, bytesPerSecond: number, { pauses }: World): Promise<void> {
  const piece = Math.max(1, Math.floor(bytesPerSecond / dripsPerSecond));
  raw.flushHeaders();
  for (let at = 0; at < bytes.length && !raw.destroyed; at += piece) {
    await pauses.wait((piece / bytesPerSecond) * 1_000);
    raw.write(bytes.subarray(at, at + piece));
  }
}
