import { isIP } from 'node:net';
import type { ErrorCode } from '@ponte/common';

/**
 * Why an attachment's address is refused (engine rule H5). Protheus fetches it, not the hub: nothing is looked up, and what Protheus may
 * reach is what the operator lists. @returns undefined when it may be sent
 */
export function attachmentFault(href: string, allowedHosts: readonly string[]): ErrorCode | undefined {
  // What stands before the path is read as it is written: readers of addresses disagree about backslashes, tabs and the like.
  const [, authority] = /^https:\/\/([^/?#\\]+)(?:[/?#]|$)/.exec(href) ?? [];
  if (authority === undefined || !/^[\x21-\x7e]+$/.test(href) || /[\\<>"{}|^`]/.test(href) || !URL.canParse(href))
    return 'ATTACHMENT_ADDRESS';
  const host = authority.replace(/:443$/, '').toLowerCase();
  const { hostname, username, password, port } = new URL(href);
  if (authority.includes('@') || username !== '' || password !== '' || port !== '' || hostname !== host) return 'ATTACHMENT_ADDRESS';
  if (isIP(host) !== 0 || host.startsWith('[')) return 'ATTACHMENT_ADDRESS';
  return allowedHosts.includes(host) ? undefined : 'ATTACHMENT_HOST';
}
