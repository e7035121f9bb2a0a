import { eventSources, type FeedEvent } from '@ponte/persistence/events';
import { apiPrefix } from '../edge/api-prefix';
import type { CloudEvent } from './event.dto';

export function cloudEvent({ id, type, subject, happenedAt, position, data }: FeedEvent): CloudEvent {
  // A replica of a newer build may have written a type that this one does not know yet.
  const collection = (eventSources as Partial<Record<string, string>>)[type] ?? '';
  return {
    specversion: '1.0',
    id,
    source: `/${apiPrefix}${collection}`,
    type,
    subject,
    time: happenedAt,
    datacontenttype: 'application/json',
    position,
    data,
  };
}
