import type { JournalEntry } from './journal-entry';
import { maskedCall, type Headers, type Showing } from './masking/masked-call';

/** A call as shown: personal data masked unless asked for, secrets always. */
export interface EntryView {
  /** Place in the world, from 1. */
  sequence: number;
  /** Place among the calls of its operation, from 1. */
  ordinal: number;
  id?: string;
  vendor: string;
  operation: string;
  method: string;
  template?: string;
  path: string;
  query?: string;
  /** `open` while nothing has been answered. */
  outcome: string;
  status?: number;
  /** When the call came, by the world's clock; ISO 8601, UTC. */
  time: string;
  /** From arrival to the last byte, in wall milliseconds. */
  durationMs?: number;
  keys?: string[];
  fault?: { kind: string; name?: string };
  warnings?: string[];
  reason?: string;
  remoteHost?: string;
  remotePort?: number;
  request: BodyView;
  response: BodyView;
  /** The bodies were dropped to make room for newer calls. */
  bodiesDropped?: true;
}

export interface BodyView {
  headers: Headers;
  body?: string;
  /** Characters of the whole body, where only the beginning is kept, or nothing. */
  cutFrom?: number;
}

export function entryView(entry: JournalEntry, showing: Showing): EntryView {
  const { call, fault } = entry;
  const masked = maskedCall(entry, showing);
  return {
    sequence: entry.sequence,
    ordinal: entry.ordinal,
    ...given({ id: call.id }),
    vendor: entry.vendor,
    operation: entry.operation,
    method: entry.method,
    ...given({ template: call.template }),
    path: masked.path,
    ...given({ query: masked.query }),
    outcome: entry.outcome ?? 'open',
    ...given({ status: entry.status }),
    time: new Date(entry.worldTime).toISOString(),
    ...given({ durationMs: entry.endedAt === undefined ? undefined : Math.round((entry.endedAt - entry.startedAt) * 1_000) / 1_000 }),
    ...given({ keys: masked.keys, fault: fault && { kind: fault.kind, ...given({ name: fault.name }) } }),
    ...given({ warnings: masked.warnings, reason: masked.reason }),
    ...given({ remoteHost: call.remoteHost, remotePort: call.remotePort }),
    request: { headers: masked.requestHeaders, ...given({ body: masked.requestBody, cutFrom: entry.requestLength }) },
    response: { headers: masked.responseHeaders, ...given({ body: masked.responseBody, cutFrom: entry.responseLength }) },
    ...(entry.bodiesDropped ? { bodiesDropped: true as const } : {}),
  };
}

/** Without the fields that have no value. */
export function given<Fields extends object>(fields: Fields): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
  };
}
