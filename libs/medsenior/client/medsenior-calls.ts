import { HttpFailure, readRetryAfter, type Clock, type HttpAnswer, type HttpSender } from '@ponte/common';
import type { MedseniorConnection } from './medsenior-connection';
import { medseniorErrorRow, type MedseniorErrorRow } from './medsenior-error.table';
import type { MedseniorCallFacts, MedseniorTrouble } from './medsenior-outcome';
import { readErrorText, readObject } from './read-answer';

export interface MedseniorCall {
  operation: MedseniorCallFacts['operation'];
  method: 'GET' | 'POST';
  /** Relative to the base URL, query included. */
  path: string;
  routeTemplate: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
}

/** One call to MedSenior, and what an answer that is no success means. */
export class MedseniorCalls {
  constructor(
    private readonly sender: HttpSender,
    private readonly clock: Clock,
  ) {}

  async send(
    { baseUrl, timeoutMs }: MedseniorConnection,
    { path, ...call }: MedseniorCall,
    signal?: AbortSignal,
  ): Promise<HttpAnswer | MedseniorTrouble> {
    const { operation } = call;
    try {
      const headers = { accept: 'application/json', ...call.headers };
      return await this.sender.send({ ...call, headers, url: `${baseUrl}${path}`, timeoutMs }, signal);
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      return troubleOf(medseniorErrorRow(error.code), { operation, failure: error.code, durationMs: error.durationMs });
    }
  }

  /** @param row given where the table of errors would say something else than is meant */
  troubleOf(operation: MedseniorCallFacts['operation'], answer: HttpAnswer, row = medseniorErrorRow(answer.status)): MedseniorTrouble {
    const message = readErrorText(readObject(answer.body));
    const retryAfterMs = readRetryAfter(answer, this.clock.now());
    return { ...troubleOf(row, factsOf(operation, answer)), ...(message ? { message } : {}), ...(retryAfterMs ? { retryAfterMs } : {}) };
  }
}

export function factsOf(operation: MedseniorCallFacts['operation'], { status, durationMs }: HttpAnswer): MedseniorCallFacts {
  return { operation, status, durationMs };
}

function troubleOf({ action, kind: reason, error }: MedseniorErrorRow, facts: MedseniorCallFacts): MedseniorTrouble {
  return { kind: 'trouble', action, reason, error, facts };
}
