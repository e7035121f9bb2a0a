import { performance } from 'node:perf_hooks';
import type { Dispatcher } from 'undici';
import { HttpFailure, type HttpFailureCode } from './http-failure';
import { failureCodeOf } from './http-failure-code';

export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

export interface ExchangeLimits {
  /** Milliseconds from now until the whole answer, body included, must be there. */
  readonly timeoutMs: number;
  /** What a time-out of this attempt is called: the attempt's own limit, or the deadline of the caller. */
  readonly timeoutCode: HttpFailureCode;
  readonly maxAnswerBytes: number;
  readonly signal?: AbortSignal;
}

/**
 * One request over a pool, by undici's dispatch interface: it alone tells the moment before the first byte is written
 * (`onRequestStart`), which decides whether a call may be repeated.
 * @throws HttpFailure
 */
export function exchange(pool: Dispatcher, options: Dispatcher.DispatchOptions, limits: ExchangeLimits): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    let controller: Dispatcher.DispatchController | undefined;
    let settled = false;
    let answer: Omit<RawAnswer, 'body'> | undefined;
    const chunks: Buffer[] = [];
    let received = 0;

    const settle = () => {
      settled = true;
      clearTimeout(timer);
      limits.signal?.removeEventListener('abort', onAbort);
    };
    const fail = (code: HttpFailureCode) => {
      if (settled) return;
      settle();
      const failure = new HttpFailure(code, controller !== undefined, performance.now() - started);
      reject(failure);
      controller?.abort(failure);
    };
    const onAbort = () => fail('ABORTED');
    const timer = setTimeout(() => fail(limits.timeoutCode), limits.timeoutMs);
    if (limits.signal?.aborted) return fail('ABORTED');
    if (limits.timeoutMs <= 0) return fail(limits.timeoutCode);
    limits.signal?.addEventListener('abort', onAbort, { once: true });

    pool.dispatch(options, {
      onRequestStart(given) {
        // Given up while still waiting for a connection: aborting here writes nothing.
        if (settled) given.abort(new HttpFailure('ABORTED', false));
        else controller = given;
      },
      onResponseStart(_, status, headers) {
        // Informational answers (103) come first and are not the answer.
        if (status >= 200) answer = { status, headers: flatHeaders(headers) };
      },
      onResponseData(_, chunk) {
        received += chunk.length;
        if (received > limits.maxAnswerBytes) fail('ANSWER_TOO_LARGE');
        else chunks.push(chunk);
      },
      onResponseEnd() {
        if (settled || answer === undefined) return;
        settle();
        resolve({ ...answer, body: chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks) });
      },
      onResponseError(_, error) {
        fail(failureCodeOf(error));
      },
    });
  });
}

function flatHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) flat[name.toLowerCase()] = typeof value === 'string' ? value : value.join(', ');
  }
  return flat;
}
