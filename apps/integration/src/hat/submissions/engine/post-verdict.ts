import type { PostOutcome } from '@ponte/hat/client';
import type { BatchVerdict, ItemInFlight } from '@ponte/persistence';
import { splitOrReject } from './split-or-reject';

export interface PostedBatch {
  id: string;
  changeIds: readonly string[];
}

/**
 * What becomes of a batch after its POST.
 * @param items read only where HAT refused the batch
 */
export function postVerdict(
  batch: PostedBatch,
  leaseId: string,
  outcome: PostOutcome,
  limits: { tokenDeadlineMs: number; maxAttempts: number },
  items: readonly ItemInFlight[],
): BatchVerdict {
  const base = { batchId: batch.id, leaseId, exchange: outcome.facts };
  const { changeIds } = batch;
  if (outcome.kind === 'accepted') {
    const deadlineMs = Math.max(limits.tokenDeadlineMs, outcome.timeoutMs ?? 0);
    return { ...base, state: 'awaiting', token: outcome.token, nextPollMs: outcome.averageMs, deadlineMs, settle: [], requeue: [] };
  }
  const code = String(outcome.facts.status ?? outcome.facts.failure ?? outcome.reason);
  const told = { ...base, code, ...(outcome.message ? { message: outcome.message } : {}) };
  if (outcome.action === 'split') {
    if (outcome.capNamed && changeIds.length > 1) {
      return { ...told, state: 'returned', settle: [], requeue: [{ changeIds, charged: 0, outcome: 'not-applied' }] };
    }
    return { ...told, state: 'settled', ...splitOrReject(items, outcome.message, 'not-applied', limits.maxAttempts) };
  }
  const unknown = outcome.applied === 'unknown';
  return {
    ...told,
    state: unknown ? 'unknown' : 'returned',
    settle: [],
    requeue: [{ changeIds, charged: 0, outcome: unknown ? 'unknown' : 'not-applied' }],
  };
}
