import { storableText } from '@ponte/common';
import type { HatExpansion, TrackingStatus } from '@ponte/hat/contract';

/** Filters of GET authorizations. Absent ones are not sent. */
export interface AuthorizationsQuery {
  /** From 1. */
  readonly page?: number;
  readonly pageSize?: number;
  readonly expand?: readonly HatExpansion[];
  readonly fields?: readonly string[];
  readonly order?: '-authorizationId' | '+authorizationId';
  readonly trackingStatus?: TrackingStatus;
  /** 1, 2, 3, 6, 9 by the older files; `C` for the cancelled ones by the Protheus client. */
  readonly authStatus?: string;
  readonly authType?: string;
  /** Days of issue, both included; sent as they are. */
  readonly dateFrom?: string;
  readonly dateTo?: string;
  readonly healthProviderId?: string;
  readonly attendanceLocation?: string;
  readonly authNumber?: string;
}

/** The query as HAT's documents write it, `?` included: lists joined by plain commas, the plus of an order as `%2B`. */
export function authorizationsQuery(query: AuthorizationsQuery): string {
  const parts = Object.entries(query).flatMap(([name, value]: [string, unknown]) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    const texts = (Array.isArray(value) ? value : [value]).map((text) => encodeURIComponent(storableText(String(text))));
    return [`${name}=${texts.join(',')}`];
  });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
