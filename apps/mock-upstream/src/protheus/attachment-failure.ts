import { STATUS_CODES } from 'node:http';

/** Which attachments cannot be fetched, and what their server would say. */
export interface AttachmentRule {
  contains: string;
  status: number;
  reason?: string;
}

export interface AttachmentFailure {
  status: number;
  reason: string;
}

const badAddress: AttachmentFailure = { status: 400, reason: 'Bad Request' };

/**
 * What became of the download of an attachment; undefined when it went well. Nothing is fetched: host and path decide, never the query
 * string, which may be a signature.
 */
export function attachmentFailure(href: string, rules: readonly AttachmentRule[]): AttachmentFailure | undefined {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return badAddress;
  const place = url.host + url.pathname;
  const rule = rules.find(({ contains }) => place.includes(contains));
  if (rule) return { status: rule.status, reason: rule.reason ?? reasonOf(rule.status) };
  const [, named] = /\/([45]\d\d)(?=\/|$)/.exec(url.pathname) ?? [];
  return named === undefined ? undefined : { status: Number(named), reason: reasonOf(Number(named)) };
}

function reasonOf(status: number): string {
  return STATUS_CODES[status] ?? 'Unknown';
}
