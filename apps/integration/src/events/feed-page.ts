import { PonteError } from '@ponte/common';
import type { FeedEvent, FeedRequest, FeedStretch } from '@ponte/persistence/events';

/** A page of the feed as its reader sees it: `next` is the cursor to go on with. */
export interface FeedPage {
  events: FeedEvent[];
  next: string;
  /** There are later positions already. With a filter, a page may be empty and yet have a next one. */
  hasNext: boolean;
}

/**
 * @throws PonteError EVENT_CURSOR_EXPIRED for a cursor before what is kept, EVENT_CURSOR_UNKNOWN for one that the feed never gave out
 */
export function feedPage({ after, limit, reach }: FeedRequest, { last, pruned, events }: FeedStretch): FeedPage {
  const [from, end] = [BigInt(after ?? pruned), BigInt(last)];
  if (from < BigInt(pruned)) throw new PonteError('EVENT_CURSOR_EXPIRED');
  if (from > end) throw new PonteError('EVENT_CURSOR_UNKNOWN');
  const looked = from + BigInt(reach) < end ? from + BigInt(reach) : end;
  const next = events.length < limit ? looked : BigInt(events.at(-1)?.position ?? looked);
  return { events, next: String(next), hasNext: next < end };
}
