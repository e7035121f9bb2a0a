import { Injectable } from '@nestjs/common';
import { HatSubmissionEntity, type HatBatchEntity } from '@ponte/persistence';
import type { OrderBy } from '@ponte/common';
import { DataSource } from 'typeorm';
import type { ItemState, SubmissionQuery, SubmissionStatus } from './submission.dto';
import { timeSpan } from './time-span';

export const submissionOrders = ['acceptedAt', 'resource'] as const;
export const itemOrders = ['index', 'changedAt'] as const;

/** An item as it stands, read across its three tables. */
export interface ItemRow {
  changeId: string;
  position: number;
  key: string;
  state: ItemState;
  code: string | null;
  vendorMessage: string | null;
  attempts: number;
  batchIds: string[] | null;
  changedAt: Date;
}

/** `sending` and `awaiting` differ by the batch: it is awaiting once HAT has given a token. */
export const itemState = /* sql */ `CASE WHEN i.state = 'sending' AND b.state = 'awaiting' THEN 'awaiting' ELSE i.state END`;

export const itemColumns = /* sql */ `
  c.id AS "changeId", c.position, c.key, ${itemState} AS state, i.code, i.vendor_message AS "vendorMessage", i.attempts,
  array_remove(coalesce(i.past_batch_ids, '{}') || i.batch_id, NULL) AS "batchIds", i.changed_at AS "changedAt"`;

const itemTables = /* sql */ `
  hat_change c JOIN hat_item i ON i.change_id = c.id LEFT JOIN hat_batch b ON i.state = 'sending' AND b.id = i.batch_id`;

/** The range of ids is the index of a submission's changes; $1 is the submission. */
const ofSubmission = /* sql */ `
  c.submission_id = $1 AND c.id BETWEEN (SELECT first_change_id FROM hat_submission WHERE id = $1)
  AND (SELECT last_change_id FROM hat_submission WHERE id = $1)`;

/** Reads submissions of one tenant; nothing here sees another's. */
@Injectable()
export class SubmissionRepository {
  constructor(private readonly dataSource: DataSource) {}

  list(
    tenantId: number,
    query: SubmissionQuery,
    order: readonly OrderBy<(typeof submissionOrders)[number]>[],
  ): Promise<HatSubmissionEntity[]> {
    const select = this.dataSource
      .getRepository(HatSubmissionEntity)
      .createQueryBuilder('s')
      .where('s.tenant_id = :tenantId', { tenantId });
    if (query.resource) select.andWhere('s.resource = :resource', { resource: query.resource });
    if (query.status) select.andWhere(statusCondition[query.status]);
    if (query.dateFrom) select.andWhere('s.accepted_at >= :from', { from: timeSpan(query.dateFrom)?.from });
    if (query.dateTo) select.andWhere('s.accepted_at < :until', { until: timeSpan(query.dateTo)?.until });
    const sorting = order.length > 0 ? order : [{ field: 'acceptedAt' as const, descending: true }];
    for (const { field, descending } of sorting) select.addOrderBy(`s.${field}`, descending ? 'DESC' : 'ASC');
    return select
      .addOrderBy('s.id')
      .offset((query.page - 1) * query.pageSize)
      .limit(query.pageSize + 1)
      .getMany();
  }

  find(tenantId: number, id: string): Promise<HatSubmissionEntity | null> {
    return this.dataSource.getRepository(HatSubmissionEntity).findOneBy({ tenantId, id });
  }

  async counts(submissionId: string): Promise<Partial<Record<ItemState, number>>> {
    const rows: { state: ItemState; items: number }[] = await this.dataSource.query(
      `SELECT ${itemState} AS state, count(*)::integer AS items FROM ${itemTables} WHERE ${ofSubmission} GROUP BY 1`,
      [submissionId],
    );
    return Object.fromEntries(rows.map((row) => [row.state, row.items]));
  }

  /** The newest batches that carried items of the submission. */
  batches(submissionId: string, limit: number): Promise<HatBatchEntity[]> {
    return this.dataSource.query(
      /* sql */ `
      SELECT ${batchColumns} FROM hat_batch b WHERE b.id IN (
        SELECT DISTINCT unnest(coalesce(i.past_batch_ids, '{}') || i.batch_id)
        FROM hat_change c JOIN hat_item i ON i.change_id = c.id WHERE ${ofSubmission}
      ) ORDER BY b.id DESC LIMIT $2`,
      [submissionId, limit],
    );
  }

  items(
    submissionId: string,
    page: { page: number; pageSize: number; state?: ItemState },
    order: readonly OrderBy<(typeof itemOrders)[number]>[],
  ): Promise<ItemRow[]> {
    const columns = { index: 'c.position', changedAt: 'i.changed_at' };
    const sorting = order.map(({ field, descending }) => `${columns[field]} ${descending ? 'DESC' : 'ASC'}, `).join('');
    return this.dataSource.query(
      /* sql */ `
      SELECT ${itemColumns} FROM ${itemTables}
      WHERE ${ofSubmission} AND ($2::text IS NULL OR ${itemState} = $2)
      ORDER BY ${sorting} c.position LIMIT $3 OFFSET $4`,
      [submissionId, page.state ?? null, page.pageSize + 1, (page.page - 1) * page.pageSize],
    );
  }
}

export const batchColumns = /* sql */ `
  b.id, b.state, b.change_ids AS "changeIds", b.token, b.code, b.message, b.details, b.polls, b.created_at AS "createdAt",
  b.posted_at AS "postedAt", b.settled_at AS "settledAt"`;

const statusCondition: Record<SubmissionStatus, string> = {
  processing: 's.open_items > 0',
  completed: 's.open_items = 0 AND s.error_items = 0',
  completed_with_errors: 's.open_items = 0 AND s.error_items > 0',
};
