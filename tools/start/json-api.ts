interface ErrorAnswer {
  code?: string;
  message?: string | string[];
  details?: { message?: string }[];
}

/** A JSON interface, as any caller would use it. Throws when the answer is an error. */
export class JsonApi {
  /** @param name how the errors call it @param baseUrl without a trailing slash */
  constructor(
    private readonly name: string,
    private readonly baseUrl: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  get<T>(path: string): Promise<T> {
    return this.call('GET', path);
  }

  post<T>(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    return this.call('POST', path, body, headers);
  }

  private async call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    const answer = await fetch(`${this.baseUrl}/${path}`, {
      method,
      headers: { ...this.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${this.name} answered ${answer.status} to ${path.split('?')[0]}: ${describe(text)}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

function describe(text: string): string {
  try {
    const { code, message, details = [] } = JSON.parse(text) as ErrorAnswer;
    return [`${code ?? ''} ${String(message ?? '')}`.trim(), ...details.slice(0, 5).map((detail) => `  ${detail.message ?? ''}`)].join(
      '\n',
    );
  } catch {
    return text.slice(0, 300);
  }
}
