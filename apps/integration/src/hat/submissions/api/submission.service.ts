import { Injectable } from '@nestjs/common';
import { pageOf, parseFields, parseOrder, PonteError, project, type Language } from '@ponte/common';
import type { HatSubmissionEntity } from '@ponte/persistence';
import type { Caller } from '../../../edge/access/caller';
import { batchView, itemView, submissionSummary } from './submission-views';
import type { ItemPage, ItemQuery, SubmissionDetail, SubmissionPage, SubmissionQuery } from './submission.dto';
import { itemOrders, submissionOrders, SubmissionRepository } from './submission.repository';

const summaryFields = [
  ...(['submissionId', 'resource', 'status', 'accepted', 'open', 'errors', 'origin', 'healthInsurerId', 'ansRegistry'] as const),
  ...(['acceptedAt', 'completedAt'] as const),
] as const;
const itemFields = ['changeId', 'index', 'key', 'state', 'code', 'message', 'vendorMessage', 'attempts', 'batchIds', 'changedAt'] as const;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const maxBatches = 200;

/** Tells callers what became of what they sent. */
@Injectable()
export class SubmissionService {
  constructor(private readonly submissions: SubmissionRepository) {}

  async list({ tenant }: Caller, query: SubmissionQuery): Promise<SubmissionPage> {
    const fields = parseFields(query.fields, summaryFields);
    const rows = await this.submissions.list(tenant.id, query, parseOrder(query.order, submissionOrders));
    const page = pageOf(rows, query.pageSize);
    return { items: page.items.map((row) => project(submissionSummary(row), fields)), hasNext: page.hasNext };
  }

  async get({ tenant }: Caller, id: string): Promise<SubmissionDetail> {
    const submission = await this.require(tenant.id, id);
    const [counts, batches] = await Promise.all([this.submissions.counts(id), this.submissions.batches(id, maxBatches)]);
    return {
      ...submissionSummary(submission),
      counts,
      ...(submission.retryOf === null ? {} : { retryOf: submission.retryOf }),
      batches: batches.map(batchView),
    };
  }

  async items({ tenant }: Caller, id: string, query: ItemQuery, language: Language): Promise<ItemPage> {
    const fields = parseFields(query.fields, itemFields);
    const order = parseOrder(query.order, itemOrders);
    await this.require(tenant.id, id);
    const page = pageOf(await this.submissions.items(id, query, order), query.pageSize);
    return { items: page.items.map((row) => project(itemView(row, language), fields)), hasNext: page.hasNext };
  }

  /** @throws PonteError NOT_FOUND, for another tenant's submission too */
  async require(tenantId: number, id: string): Promise<HatSubmissionEntity> {
    const submission = uuid.test(id) ? await this.submissions.find(tenantId, id) : null;
    if (!submission) throw new PonteError('NOT_FOUND');
    return submission;
  }
}
