/** An item that may go now. */
export interface Claimable {
  change_id: string;
  resource: string;
  batch_limit: number | null;
  health_insurer_id: string;
  payload: string;
  /** The ledger holds a hash for its key. */
  known: boolean;
  /** The ledger holds just this. */
  unchanged: boolean | null;
}

export interface CutBatch {
  resource: string;
  healthInsurerId: string;
  items: Claimable[];
}

/**
 * Cuts claimable items into batches, oldest first: one resource and one insurer each, none larger than the resource's size nor
 * than any of its items may travel in. Claimables never share an order key, so neither do the items of a batch.
 * @param sizeOf largest batch of a resource
 * @param most how many batches at most
 */
export function cutBatches(items: readonly Claimable[], sizeOf: (resource: string) => number, most: number): CutBatch[] {
  const closed: CutBatch[] = [];
  const open = new Map<string, CutBatch & { size: number }>();
  for (const item of items) {
    const size = Math.min(sizeOf(item.resource), item.batch_limit ?? Infinity);
    // Items of split batches travel with their like: a suspect never drags down a batch of fresh ones.
    const lane = `${item.resource} ${item.health_insurer_id} ${item.batch_limit ?? ''}`;
    let batch = open.get(lane);
    if (!batch) {
      if (closed.length + open.size >= most) continue;
      batch = { resource: item.resource, healthInsurerId: item.health_insurer_id, items: [], size };
      open.set(lane, batch);
    }
    batch.items.push(item);
    if (batch.items.length >= batch.size) {
      closed.push(batch);
      open.delete(lane);
    }
  }
  return [...closed, ...open.values()].map(({ resource, healthInsurerId, items: members }) => ({
    resource,
    healthInsurerId,
    items: members,
  }));
}
