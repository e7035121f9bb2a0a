import type { ItemInFlight, Requeue, Settlement } from '@ponte/persistence';

interface Fate {
  settle: Settlement[];
  requeue: Requeue[];
}

/**
 * A batch failed and nobody said which item: halves go again, until a single item stands alone with its fault (engine rule A13).
 * @param outcome what is known of the items meanwhile
 */
export function splitOrReject(
  items: readonly ItemInFlight[],
  message: string | undefined,
  outcome: Requeue['outcome'],
  maxAttempts: number,
): Fate {
  const vendorMessage = message ? { vendorMessage: message } : {};
  if (items.length === 1) {
    return {
      settle: [{ changeIds: changeIdsOf(items), state: 'rejected', code: 'REJECTED_BY_HAT', charged: 1, ...vendorMessage }],
      requeue: [],
    };
  }
  return againOrFailed(items, maxAttempts, message, (changeIds) => ({
    changeIds,
    batchLimit: Math.ceil(items.length / 2),
    charged: 1,
    outcome,
  }));
}

/** Charges every item one attempt: those with attempts left go again, the others have failed. */
export function againOrFailed(
  items: readonly ItemInFlight[],
  maxAttempts: number,
  message: string | undefined,
  requeueAs: (changeIds: string[]) => Requeue,
): Fate {
  const spent = items.filter((item) => item.attempts + 1 >= maxAttempts);
  const left = items.filter((item) => item.attempts + 1 < maxAttempts);
  const vendorMessage = message ? { vendorMessage: message } : {};
  return {
    settle:
      spent.length > 0 ? [{ changeIds: changeIdsOf(spent), state: 'failed', code: 'ATTEMPTS_SPENT', charged: 1, ...vendorMessage }] : [],
    requeue: left.length > 0 ? [requeueAs(changeIdsOf(left))] : [],
  };
}

export function changeIdsOf(items: readonly { changeId: string }[]): string[] {
  return items.map((item) => item.changeId);
}
