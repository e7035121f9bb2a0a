import type { AxiosInstance, AxiosResponse } from 'axios';
import { Pool } from 'undici';
import { SystemClock, type Clock } from '../clock/clock';
import { decodeBody } from './decode-body';
import type { HttpAnswer, HttpExchange, HttpRequest } from './http-exchange';
import { HttpFailure } from './http-failure';
import { childTraceparent, randomHex, type RandomHex } from './trace-context';
import { exchange, type RawAnswer } from './undici-exchange';

export interface HttpSenderOptions {
  /** Connections per vendor host. */
  readonly connections?: number;
  /** Default time for one attempt, milliseconds, answer body included. */
  readonly timeoutMs?: number;
  /** Larger answers are cut off as ANSWER_TOO_LARGE. */
  readonly maxAnswerBytes?: number;
  /** Told about every call, answered or failed. Must not throw. */
  readonly onExchange?: (exchange: HttpExchange) => void;
  readonly clock?: Clock;
  readonly random?: RandomHex;
}

/** What the sender needs of `HttpService` of @nestjs/axios: its instance, with whatever interceptors were put on it. */
export interface AxiosHolder {
  readonly axiosRef: AxiosInstance;
}

const unchanged = [(data: unknown) => data];
const wallClock = new SystemClock();

/**
 * The one way out of the hub. Keep-alive connections, no redirects, no proxy, a time-out per attempt that covers the body, a request id
 * and W3C trace context on every call. Never throws on a status, never retries, never reads or writes JSON: what an answer means is the
 * business of each vendor's client.
 *
 * axios carries the call (interceptors work as everywhere in Nest); underneath, an undici pool per host replaces axios' own adapter,
 * which spends about twice the processor time.
 */
export class HttpSender {
  private readonly pools = new Map<string, Pool>();

  constructor(
    private readonly http: AxiosHolder,
    private readonly options: HttpSenderOptions = {},
  ) {}

  /**
   * @param signal gives the call up at once
   * @throws HttpFailure when no usable answer came
   */
  async send(request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer> {
    const random = this.options.random ?? randomHex;
    const requestId = request.requestId ?? random(16);
    const started = performance.now();
    const requestBytes = request.body === undefined ? 0 : Buffer.byteLength(request.body);
    const report = (outcome: Pick<HttpExchange, 'status' | 'failureCode' | 'responseBytes'>): number => {
      const durationMs = performance.now() - started;
      const { operation, method, routeTemplate } = request;
      const told: HttpExchange = { operation, method, routeTemplate, requestId, durationMs, requestBytes, ...outcome };
      this.options.onExchange?.(told);
      request.onExchange?.(told);
      return durationMs;
    };
    try {
      const answer = await this.viaAxios(request, requestId, random, signal);
      const body = decodeBody(answer.body, answer.headers);
      const durationMs = report({ status: answer.status, responseBytes: answer.body.length });
      return { status: answer.status, headers: answer.headers, body, durationMs };
    } catch (error) {
      // Whatever an interceptor throws happened before our adapter wrote, or after it read: uncertain, so counted as written.
      const failure = error instanceof HttpFailure ? error : new HttpFailure('UNKNOWN', true);
      report({ failureCode: failure.code, responseBytes: 0 });
      throw failure;
    }
  }

  /** Lets calls on the wire finish, then closes the connections. Later calls open new ones. */
  async close(): Promise<void> {
    const open = [...this.pools.values()];
    this.pools.clear();
    await Promise.all(open.map((pool) => pool.close()));
  }

  private async viaAxios(request: HttpRequest, requestId: string, random: RandomHex, signal?: AbortSignal): Promise<RawAnswer> {
    const response = await this.http.axiosRef.request<Buffer>({
      url: request.url,
      method: request.method,
      headers: {
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
        'x-request-id': requestId,
        traceparent: childTraceparent(request.traceparent, random),
      },
      data: request.body,
      maxRedirects: 0,
      proxy: false,
      validateStatus: null,
      transformRequest: unchanged,
      transformResponse: unchanged,
      adapter: async (config) => {
        const url = new URL(config.url ?? request.url);
        const headers: Record<string, string> = { 'accept-encoding': 'identity', ...(config.headers.toJSON() as Record<string, string>) };
        const answer = await exchange(
          this.pool(url.origin),
          { path: url.pathname + url.search, method: request.method, headers, body: (config.data as string | Buffer | undefined) ?? null },
          { ...this.timeLimit(request), maxAnswerBytes: this.options.maxAnswerBytes ?? 16 * 1024 * 1024, signal },
        );
        return { data: answer.body, status: answer.status, statusText: '', headers: answer.headers, config } satisfies AxiosResponse;
      },
    });
    return { status: response.status, headers: response.headers as Record<string, string>, body: response.data };
  }

  private timeLimit(request: HttpRequest) {
    const attempt = request.timeoutMs ?? this.options.timeoutMs ?? 30_000;
    if (request.deadline === undefined) return { timeoutMs: attempt, timeoutCode: 'ETIMEDOUT' as const };
    const left = Math.max(0, request.deadline.getTime() - (this.options.clock ?? wallClock).now().getTime());
    return left < attempt
      ? { timeoutMs: left, timeoutCode: 'DEADLINE' as const }
      : { timeoutMs: attempt, timeoutCode: 'ETIMEDOUT' as const };
  }

  private pool(origin: string): Pool {
    let pool = this.pools.get(origin);
    if (pool === undefined) {
      // Time-outs are ours (one per attempt); undici's own would only add more timers and other names.
      pool = new Pool(origin, { connections: this.options.connections ?? 64, headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 4_000 });
      this.pools.set(origin, pool);
    }
    return pool;
  }
}
