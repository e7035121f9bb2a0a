import type { Language } from '@ponte/common';
import type { HatBatchEntity, HatSubmissionEntity } from '@ponte/persistence';
import { outcomeOf } from './outcome-codes';
import type { BatchView, ItemView, SubmissionStatus, SubmissionSummary } from './submission.dto';
import type { ItemRow } from './submission.repository';

export function statusOf(submission: Pick<HatSubmissionEntity, 'openItems' | 'errorItems'>): SubmissionStatus {
  if (submission.openItems > 0) return 'processing';
  return submission.errorItems > 0 ? 'completed_with_errors' : 'completed';
}

export function submissionSummary(submission: HatSubmissionEntity): SubmissionSummary {
  return {
    submissionId: submission.id,
    resource: submission.resource,
    status: statusOf(submission),
    accepted: submission.accepted,
    open: submission.openItems,
    errors: submission.errorItems,
    origin: submission.origin,
    healthInsurerId: submission.healthInsurerId,
    ansRegistry: submission.ansRegistry,
    acceptedAt: submission.acceptedAt,
    completedAt: submission.completedAt,
  };
}

export function batchView(batch: HatBatchEntity): BatchView {
  const { id: batchId, changeIds, state, token, code, message, details, polls, createdAt, postedAt, settledAt } = batch;
  return { batchId, state, items: changeIds.length, token, code, message, details, polls, createdAt, postedAt, settledAt };
}

export function itemView(row: ItemRow, language: Language): ItemView {
  return {
    changeId: row.changeId,
    index: row.position,
    key: row.key,
    state: row.state,
    ...outcomeOf(row.state, row.code, language),
    ...(row.vendorMessage === null ? {} : { vendorMessage: row.vendorMessage }),
    attempts: row.attempts,
    batchIds: row.batchIds ?? [],
    changedAt: row.changedAt,
  };
}
