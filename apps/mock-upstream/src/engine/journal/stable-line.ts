import { given } from './entry-view';
import type { JournalEntry } from './journal-entry';
import { headerOf, maskedCall, type Headers, type Showing } from './masking/masked-call';

/** The contracts' own headers; all others belong to the caller's HTTP library or to the connection. */
const requestHeaders = /^(authorization|id-?tenant|tenant-?(name|id)|content-type|accept|accept-language|expires_at|username|password)$/;
const responseHeaders = /^(content-type|www-authenticate|retry-after|location|x-mock-reason|x-mock-warning)$/;

/**
 * One call as one line of JSON, keys in a fixed order: same seed, same calls in the same sequence, same clock give the same bytes.
 *
 * Left out, since they differ from run to run: id of the request, host and port of both ends (where a text or a header quotes the
 * host that was called, `{host}` stands instead), wall durations, whatever says something of the connection or of the caller's HTTP
 * library (every header but those of the vendors' contracts), and the name of the world.
 */
export function stableLine(entry: JournalEntry, showing: Showing): string {
  const masked = maskedCall(entry, showing);
  const host = headerOf(entry.call.headers, 'host');
  const hostless = <Text extends string | undefined>(text: Text): Text =>
    (host.length > 3 ? text?.replaceAll(host, '{host}') : text) as Text;
  const headers = (all: Headers, kept: RegExp): Headers =>
    Object.fromEntries(
      Object.entries(all)
        .filter(([name]) => kept.test(name))
        .map(([name, value]) => [name, hostless(value)]),
    );
  return JSON.stringify({
    sequence: entry.sequence,
    vendor: entry.vendor,
    operation: entry.operation,
    ordinal: entry.ordinal,
    method: entry.method,
    ...given({ template: entry.call.template }),
    path: masked.path,
    ...given({ query: hostless(masked.query) }),
    time: new Date(entry.worldTime).toISOString(),
    outcome: entry.outcome ?? 'open',
    ...given({ status: entry.status, fault: entry.fault?.kind, faultName: entry.fault?.name }),
    ...given({ keys: masked.keys, warnings: masked.warnings, reason: masked.reason }),
    requestHeaders: headers(masked.requestHeaders, requestHeaders),
    ...given({ requestBody: hostless(masked.requestBody), requestCutFrom: entry.requestLength }),
    responseHeaders: headers(masked.responseHeaders, responseHeaders),
    ...given({ responseBody: hostless(masked.responseBody), responseCutFrom: entry.responseLength }),
    ...(entry.bodiesDropped ? { bodiesDropped: true } : {}),
  });
}
