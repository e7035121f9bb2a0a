import type { BatchVerdict, HatItemStore, ItemInFlight, Settlement } from '@ponte/persistence';
import { parentsInLedger } from '../intake/item-keys';

/**
 * A child that HAT refused while a parent of it was accepted after it goes once more, behind that parent (engine rule A11). HAT's
 * texts for a missing parent are not documented, so every refusal of such a child counts: at worst it is refused twice.
 */
export async function requeueOrphans(
  tenantId: number,
  verdict: BatchVerdict,
  items: readonly ItemInFlight[],
  store: HatItemStore,
): Promise<BatchVerdict> {
  const rejected = new Set(verdict.settle.filter(isRejection).flatMap((part) => part.changeIds));
  const candidates = items.filter((item) => rejected.has(item.changeId) && !item.awaitsAllParents);
  const ranges = candidates.flatMap((item) =>
    parentsInLedger(item.resource, item.orderKey, item.parentKeys).map((parent) => ({ changeId: item.changeId, ...parent })),
  );
  if (ranges.length === 0) return verdict;
  const again = await store.withLaterParent(tenantId, ranges);
  if (again.size === 0) return verdict;
  const settle = verdict.settle.flatMap((part) => {
    const changeIds = part.changeIds.filter((id) => !isRejection(part) || !again.has(id));
    return changeIds.length > 0 ? [{ ...part, changeIds }] : [];
  });
  return {
    ...verdict,
    settle,
    requeue: [...verdict.requeue, { changeIds: [...again], charged: 1, outcome: 'not-applied', awaitsAllParents: true }],
  };
}

function isRejection(part: Settlement): boolean {
  return part.state === 'rejected';
}
