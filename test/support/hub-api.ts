import type { HatResource } from '@ponte/hat/contract';
import supertest from 'supertest';
import type { Role } from '../../apps/integration/src/edge/access/role';
import { until } from './until';

export interface SubmissionAnswer {
  submissionId: string;
  status: 'processing' | 'completed' | 'completed_with_errors';
  counts: Partial<Record<string, number>>;
}

/** The hub's API with one key. */
export class HubApi {
  constructor(
    private readonly url: () => string,
    readonly key: string,
  ) {}

  as(key: string): HubApi {
    return new HubApi(this.url, key);
  }

  get(path: string) {
    return supertest(this.url()).get(`/api/v1${path}`).set('Authorization', `Bearer ${this.key}`);
  }

  post(path: string, body?: object) {
    return supertest(this.url()).post(`/api/v1${path}`).set('Authorization', `Bearer ${this.key}`).send(body);
  }

  put(path: string, body?: object) {
    return supertest(this.url()).put(`/api/v1${path}`).set('Authorization', `Bearer ${this.key}`).send(body);
  }

  delete(path: string) {
    return supertest(this.url()).delete(`/api/v1${path}`).set('Authorization', `Bearer ${this.key}`);
  }

  /** A new key of the caller's own operator. */
  async withRole(role: Role): Promise<HubApi> {
    const { body } = await this.post('/keys', { name: `test ${role}`, role }).expect(201);
    return this.as((body as { key: string }).key);
  }

  /** Submits a body exactly as written, whatever it is. */
  postText(path: string, text: string) {
    return supertest(this.url())
      .post(`/api/v1${path}`)
      .set('Authorization', `Bearer ${this.key}`)
      .set('Content-Type', 'application/json')
      .serialize((body) => body as string)
      .send(text as unknown as object);
  }

  /** Submits items for insurer 0001. @returns the submission's id */
  async submit(resource: HatResource, items: readonly object[], query = ''): Promise<string> {
    const answer = await this.post(`/hat/${resource}${query}`, { items, healthInsurerId: '0001', ansRegistry: '417505' });
    if (answer.status !== 202) throw new Error(`${answer.status} ${answer.text}`);
    return (answer.body as SubmissionAnswer).submissionId;
  }

  async submission(id: string): Promise<SubmissionAnswer> {
    return (await this.get(`/hat/submissions/${id}`)).body as SubmissionAnswer;
  }

  /** Waits until a submission is final. */
  async settled(id: string): Promise<SubmissionAnswer> {
    let last: SubmissionAnswer | undefined;
    await until(async () => {
      last = await this.submission(id).catch(() => undefined);
      return last !== undefined && last.status !== undefined && last.status !== 'processing';
    });
    return last as SubmissionAnswer;
  }
}
