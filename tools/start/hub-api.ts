import type { SampleBody } from '../sample-operator/generate-sample';

/** The parts of the hub's public API that this tool uses, as any caller would. */
export interface SubmissionView {
  status: 'processing' | 'completed' | 'completed_with_errors';
  /** By item state. */
  counts: Record<string, number>;
}

export interface RefusedItem {
  key: string;
  state: string;
  code?: string;
  message?: string;
  vendorMessage?: string;
}

interface ErrorAnswer {
  code?: string;
  message?: string;
  details?: { message?: string }[];
}

const pageSize = 200;

export class HubApi {
  constructor(
    private readonly baseUrl: string,
    private readonly apiKey: string,
  ) {}

  /** @returns the id of the submission */
  async submit(resource: string, body: SampleBody): Promise<string> {
    const answer = await this.call<{ submissionId: string }>(`hat/${resource}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.submissionId;
  }

  submission(id: string): Promise<SubmissionView> {
    return this.call(`hat/submissions/${id}`);
  }

  async items(id: string, state: string): Promise<RefusedItem[]> {
    const all: RefusedItem[] = [];
    for (let page = 1; ; page++) {
      const query = new URLSearchParams({ state, page: String(page), pageSize: String(pageSize) });
      const { items, hasNext } = await this.call<{ items: RefusedItem[]; hasNext: boolean }>(`hat/submissions/${id}/items?${query}`);
      all.push(...items);
      if (!hasNext) return all;
    }
  }

  private async call<T>(path: string, init: RequestInit = {}): Promise<T> {
    const answer = await fetch(`${this.baseUrl}/api/v1/${path}`, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), 'x-api-key': this.apiKey, 'accept-language': 'en' },
      signal: AbortSignal.timeout(60_000),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The hub answered ${answer.status} to ${path.split('?')[0]}: ${describe(text)}`);
    return JSON.parse(text) as T;
  }
}

function describe(text: string): string {
  try {
    const { code, message, details = [] } = JSON.parse(text) as ErrorAnswer;
    return [`${code ?? ''} ${message ?? ''}`.trim(), ...details.slice(0, 5).map((detail) => `  ${detail.message ?? ''}`)].join('\n');
  } catch {
    return text.slice(0, 300);
  }
}
