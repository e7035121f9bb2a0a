import { HttpFailure, readRetryAfter, type Clock, type HttpAnswer, type HttpSender } from '@ponte/common';
import type { HatConnection } from './hat-connection';
import { hatErrorRow } from './hat-error.table';
import type { CallFacts, CallTrouble } from './hat-outcome';
import { readErrorText } from './read-answer';

export interface HatCall {
  operation: string;
  method: 'GET' | 'POST' | 'PUT';
  /** Relative to the base URL, query included. */
  path: string;
  routeTemplate: string;
  body?: string;
}

/** One call to HAT, and what an answer that is no success means. */
export class HatCalls {
  constructor(
    private readonly sender: HttpSender,
    private readonly clock: Clock,
  ) {}

  async send(connection: HatConnection, call: HatCall, signal?: AbortSignal): Promise<HttpAnswer | CallTrouble> {
    try {
      return await this.sender.send(
        {
          operation: call.operation,
          method: call.method,
          url: `${connection.baseUrl}${call.path}`,
          routeTemplate: call.routeTemplate,
          headers: {
            authorization: `${connection.tokenPrefix}${connection.masterToken}`,
            idTenant: String(connection.idTenant),
            tenantName: connection.tenantName,
            accept: 'application/json',
            ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(call.body === undefined ? {} : { body: call.body }),
          timeoutMs: connection.timeoutMs,
        },
        signal,
      );
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      const row = hatErrorRow(error.code);
      return {
        kind: 'trouble',
        action: row.action,
        applied: error.bytesWritten ? 'unknown' : 'no',
        reason: row.kind,
        facts: { operation: call.operation, failure: error.code, durationMs: error.durationMs },
      };
    }
  }

  troubleOf(answer: HttpAnswer, content: Record<string, unknown> | undefined, facts: CallFacts): CallTrouble {
    const { action, applied, kind: reason } = hatErrorRow(answer.status);
    const message = readErrorText(content);
    const retryAfterMs = readRetryAfter(answer, this.clock.now());
    return { kind: 'trouble', action, applied, reason, facts, ...(message ? { message } : {}), ...(retryAfterMs ? { retryAfterMs } : {}) };
  }
}

export function factsOf(call: HatCall, answer: HttpAnswer): CallFacts {
  return { operation: call.operation, status: answer.status, durationMs: answer.durationMs };
}

export function isSuccess(answer: HttpAnswer): boolean {
  return answer.status >= 200 && answer.status < 300;
}
