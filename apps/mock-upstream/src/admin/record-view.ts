import type { HatResource } from '@ponte/hat/contract';
import type { HatItem } from '../hat/hat.settings';
import type { InsurerRecords } from '../hat/insurer-records';
import type { Standing } from '../hat/standing';

/** A record as HAT holds it. Members and providers that ever had a status event carry their standing. */
export interface RecordView {
  key: string;
  record: HatItem;
  standing?: Standing;
}

export function recordView(insurer: InsurerRecords, resource: HatResource, key: string): RecordView | undefined {
  const record = insurer.records[resource].get(key);
  if (!record) return undefined;
  const standing = insurer.standingsOf(resource)?.get(key);
  return standing ? { key, record, standing } : { key, record };
}

/** One page, in the order in which the records first came. */
export function recordPage(
  insurer: InsurerRecords,
  resource: HatResource,
  page: number,
  pageSize: number,
): { items: RecordView[]; hasNext: boolean; total: number } {
  const first = (page - 1) * pageSize;
  const items: RecordView[] = [];
  let position = 0;
  for (const key of insurer.records[resource].keys()) {
    if (position >= first + pageSize) break;
    if (position++ < first) continue;
    const view = recordView(insurer, resource, key);
    if (view) items.push(view);
  }
  const total = insurer.records[resource].size;
  return { items, hasNext: total > first + pageSize, total };
}
