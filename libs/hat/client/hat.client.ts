import type { Clock, HttpSender } from '@ponte/common';
import { integrationPath, masterTokenPath, registrationPath, type HatResource } from '@ponte/hat/contract';
import { factsOf, HatCalls, isSuccess, type HatCall } from './hat-calls';
import type { HatConnection } from './hat-connection';
import type { MasterTokenOutcome, PollOutcome, PostOutcome } from './hat-outcome';
import { readErrorText, readLines, readObject, readSeconds, readToken, storable } from './read-answer';

/** [doc] names the cap nowhere; [ttalk] has this text on attendanceLocations. Matched without accents and case. */
const capText = /acima do permitido|quantidade maxima|limite de itens/;

/**
 * TOTVS HAT's registration API. One method a documented operation; nothing is repeated in here, and nothing that HAT or the network
 * may do is thrown: the outcome says it. A 2xx is read with the error tables too, for HAT also answers errors with HTTP 200.
 */
export class HatClient {
  private readonly calls: HatCalls;

  constructor(sender: HttpSender, clock: Clock) {
    this.calls = new HatCalls(sender, clock);
  }

  /** POST {resource} [doc]: a batch as the wire wants it. */
  async register(connection: HatConnection, resource: HatResource, body: string, signal?: AbortSignal): Promise<PostOutcome> {
    const path = registrationPath(resource);
    const call: HatCall = { operation: resource, method: 'POST', path, routeTemplate: path, body };
    const answer = await this.calls.send(connection, call, signal);
    if ('kind' in answer) return { ...answer, capNamed: false };
    const content = readObject(answer);
    const facts = factsOf(call, answer);
    if (isSuccess(answer)) {
      const token = readToken(content?.tokenProcess, content?.tokenId);
      const promised = content?.serviceResponse === undefined || isTruthy(content.serviceResponse);
      if (token !== undefined && promised) {
        const timeout = readSeconds(content?.timeout);
        return {
          kind: 'accepted',
          token,
          averageMs: Math.min(60, readSeconds(content?.averageTime) ?? 0) * 1000,
          ...(timeout === undefined ? {} : { timeoutMs: timeout * 1000 }),
          facts,
        };
      }
      const message = readErrorText(content);
      return {
        kind: 'trouble',
        action: 'hold',
        applied: 'unknown',
        reason: 'NO_TOKEN',
        capNamed: false,
        facts,
        ...(message ? { message } : {}),
      };
    }
    const trouble = this.calls.troubleOf(answer, content, facts);
    return { ...trouble, capNamed: trouble.action === 'split' && capText.test(plain(trouble.message ?? '')) };
  }

  /** GET integration/{tokenId} [doc]. */
  async poll(connection: HatConnection, token: string, signal?: AbortSignal): Promise<PollOutcome> {
    const call: HatCall = {
      operation: 'integration',
      method: 'GET',
      path: integrationPath(token),
      routeTemplate: '/integration/{tokenId}',
    };
    const answer = await this.calls.send(connection, call, signal);
    if ('kind' in answer) return answer;
    const content = readObject(answer);
    const facts = factsOf(call, answer);
    if (!isSuccess(answer)) {
      const trouble = this.calls.troubleOf(answer, content, facts);
      // 404, or a refusal of what was asked: that is about this token, and no reason to leave HAT alone.
      if (answer.status !== 404 && trouble.action !== 'split') return trouble;
      return { kind: 'answered', code: String(answer.status), message: trouble.message ?? '', lines: [], facts };
    }
    const code = content?.code;
    if (typeof code !== 'number' && !(typeof code === 'string' && code !== '')) {
      return { kind: 'trouble', action: 'hold', applied: 'unknown', reason: 'ANSWER_UNKNOWN', facts };
    }
    // HAT answers errors with HTTP 200 too: these say nothing of the token.
    if (/^(401|403|429|5\d\d)$/.test(String(code))) return this.calls.troubleOf({ ...answer, status: Number(code) }, content, facts);
    const message = typeof content?.message === 'string' ? storable(content.message) : '';
    return { kind: 'answered', code: storable(String(code)), message, lines: readLines(content?.detailedMessage), facts };
  }

  /** POST masterToken [doc]; the answer's shape is not documented, `token` is our reading of it. */
  async createMasterToken(connection: HatConnection, name: string, userId: number): Promise<MasterTokenOutcome> {
    const body = JSON.stringify({ name, idTenant: connection.idTenant, userId });
    const call: HatCall = { operation: 'masterToken', method: 'POST', path: masterTokenPath, routeTemplate: masterTokenPath, body };
    const answer = await this.calls.send(connection, call);
    if ('kind' in answer) return answer;
    const content = readObject(answer);
    const facts = factsOf(call, answer);
    if (!isSuccess(answer)) return this.calls.troubleOf(answer, content, facts);
    const token = content?.token ?? content?.masterToken;
    if (typeof token !== 'string' || token === '')
      return { kind: 'trouble', action: 'hold', applied: 'unknown', reason: 'ANSWER_UNKNOWN', facts };
    return { kind: 'created', token, facts };
  }
}

/** [ttalk] calls serviceResponse a boolean; only what plainly says no counts as no. */
function isTruthy(value: unknown): boolean {
  return !/^(false|0|n|nao|não|no|)$/i.test(String(value ?? '').trim());
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
