/** One call to a vendor. Bodies are text or bytes, never objects: the sender does not decide how JSON is written. */
export interface HttpRequest {
  /** What is being done, in the vendor module's words: `persons`, `integration`. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute address. It may carry identifiers, so it is never logged; `routeTemplate` is. */
  readonly url: string;
  /** The address without values: `/integration/{tokenId}`. */
  readonly routeTemplate: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Time for one attempt in milliseconds, answer body included; the sender's default otherwise. */
  readonly timeoutMs?: number;
  /** The moment after which nobody waits any more; an attempt never outlives it. */
  readonly deadline?: Date;
  /** Sent as X-Request-Id; generated when absent. */
  readonly requestId?: string;
  /** W3C trace context to continue; a new trace is started when absent or unreadable. */
  readonly traceparent?: string;
  /** Told about this call, beside the sender's own listener. Must not throw. */
  readonly onExchange?: (exchange: HttpExchange) => void;
}

export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names; repeated headers joined with `, `. */
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly durationMs: number;
}

/** What may be kept about a call: no address, no header, no body. */
export interface HttpExchange {
  readonly operation: string;
  readonly method: string;
  readonly routeTemplate: string;
  readonly status?: number;
  readonly failureCode?: string;
  readonly durationMs: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly requestId: string;
}
