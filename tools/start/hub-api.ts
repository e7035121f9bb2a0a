import type { SampleBody } from '../sample-operator/generate-sample';
import { JsonApi } from './json-api';

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

export interface Page<Item> {
  items: Item[];
  hasNext: boolean;
}

const pageSize = 200;

export class HubApi extends JsonApi {
  constructor(baseUrl: string, apiKey: string) {
    super('The hub', `${baseUrl}/api/v1`, { 'x-api-key': apiKey, 'accept-language': 'en' });
  }

  /** @returns the id of the submission */
  async submit(resource: string, body: SampleBody): Promise<string> {
    const answer = await this.post<{ submissionId: string }>(`hat/${resource}`, body);
    return answer.submissionId;
  }

  submission(id: string): Promise<SubmissionView> {
    return this.get(`hat/submissions/${id}`);
  }

  items(id: string, state: string): Promise<RefusedItem[]> {
    return this.all(`hat/submissions/${id}/items`, { state });
  }

  /** Every page of a collection. */
  async all<Item>(path: string, query: Record<string, string>): Promise<Item[]> {
    const items: Item[] = [];
    for (let page = 1; ; page++) {
      const parameters = new URLSearchParams({ ...query, page: String(page), pageSize: String(pageSize) });
      const answer = await this.get<Page<Item>>(`${path}?${parameters}`);
      items.push(...answer.items);
      if (!answer.hasNext) return items;
    }
  }
}
