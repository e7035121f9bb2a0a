import type { NewSubmission, PreparedChange, RepostChange } from '@ponte/persistence';

/**
 * Submissions that post confirmed changes again, each key's in their old order: a key's changes fall into stretches of one
 * resource, and all first stretches come before all second ones. Contents that were purged cannot be posted again.
 */
export function repostSubmissions(changes: readonly RepostChange[]): Omit<NewSubmission, 'id' | 'tenantId'>[] {
  const stretches = new Map<string, { stretch: number; last: string }>();
  const groups = new Map<string, { stretch: number; first: RepostChange; changes: PreparedChange[] }>();
  for (const change of changes) {
    if (change.payload === null) continue;
    const before = stretches.get(change.orderKey);
    const stretch = before === undefined ? 0 : before.stretch + (before.last === change.resource ? 0 : 1);
    stretches.set(change.orderKey, { stretch, last: change.resource });
    const name = `${stretch} ${change.resource} ${change.healthInsurerId}`;
    let group = groups.get(name);
    if (!group) groups.set(name, (group = { stretch, first: change, changes: [] }));
    group.changes.push({
      position: group.changes.length,
      key: change.key,
      orderKey: change.orderKey,
      parentKeys: change.parentKeys ?? [],
      fieldMask: Number(change.fieldMask),
      payload: change.payload,
    });
  }
  return [...groups.values()]
    .sort((left, right) => left.stretch - right.stretch)
    .map(({ first, changes: prepared }) => ({
      resource: first.resource,
      healthInsurerId: first.healthInsurerId,
      ansRegistry: first.ansRegistry,
      origin: 'repost',
      force: true,
      supersedes: false,
      changes: prepared,
    }));
}
