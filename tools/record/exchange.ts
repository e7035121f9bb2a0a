/** One call and its answer as they went over the wire, decoded. Lives in memory alone: it names people and holds credentials. */
export interface RawExchange {
  method: string;
  /** Behind the base address: path with its query. */
  path: string;
  requestHeaders: Readonly<Record<string, string>>;
  requestBody: string;
  status: number;
  responseHeaders: Readonly<Record<string, string>>;
  responseBody: string;
}

/** What is kept of an exchange. Bodies are JSON, or a text where they are none. */
export interface Fixture {
  vendor: string;
  /** operationId of the contract; null for a path that it does not have. */
  operation: string | null;
  request: Message & { method: string; path: string; query?: string };
  response: Message & { status: number };
}

export interface Message {
  headers: Record<string, string>;
  body?: unknown;
  text?: string;
}
