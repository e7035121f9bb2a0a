import type { CallOutcome, JournalEntry } from './journal-entry';
import { pathOf, pathPattern } from './path-pattern';
import { statusMatches, type StatusMatch } from './status-match';
import type { BodyMatch } from './verify/body-match';
import { compiledMatcher, matches } from './verify/request-matcher';

/** Which calls to list. All that is given must hold. */
export interface JournalQuery {
  vendor?: string;
  operation?: string;
  method?: string;
  /** See `pathPattern`; holds for the path or for the path template. */
  path?: string;
  status?: StatusMatch;
  outcome?: CallOutcome | 'open';
  /** An item key of the call. */
  key?: string;
  body?: BodyMatch;
  /** Only calls after this sequence. */
  since?: number;
  /** Only calls that came at this world time or later, and before that one; milliseconds since 1970. */
  from?: number;
  until?: number;
  /** `asc`, the default, is oldest first. */
  order?: 'asc' | 'desc';
  /** Most calls listed; 100 by default. A count knows no limit. */
  limit?: number;
}

export const defaultLimit = 100;
export const mostListed = 10_000;

/** A test of entries. Order and limit are not its matter. */
export function queryFilter(query: JournalQuery): (entry: JournalEntry) => boolean {
  const { vendor, operation, outcome, key, body, since, from, until } = query;
  const method = query.method?.toUpperCase();
  const said = body && compiledMatcher({ body });
  const path = query.path === undefined ? undefined : pathPattern(query.path);
  return (entry) =>
    (since === undefined || entry.sequence > since) &&
    (vendor === undefined || entry.vendor === vendor) &&
    (operation === undefined || entry.operation === operation) &&
    (method === undefined || entry.method.toUpperCase() === method) &&
    (query.status === undefined || statusMatches(query.status, entry.status)) &&
    (outcome === undefined || (entry.outcome ?? 'open') === outcome) &&
    (from === undefined || entry.worldTime >= from) &&
    (until === undefined || entry.worldTime < until) &&
    (key === undefined || (entry.keys?.includes(key) ?? false)) &&
    (path === undefined || path(pathOf(entry.call.path)) || (entry.call.template !== undefined && path(entry.call.template))) &&
    (said === undefined || matches(said, entry));
}
